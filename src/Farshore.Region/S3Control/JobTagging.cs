using Farshore.Aws.S3Control;
using Farshore.Region.Hosting;

namespace Farshore.Region.S3Control;

/// <summary>GetJobTagging, PutJobTagging, DeleteJobTagging.</summary>
sealed class JobTagging(JobTable jobs)
{
    public void Serve(Operations served)
    {
        served.Add(S3ControlApi.GetJobTagging, GetAsync);
        served.Add(S3ControlApi.PutJobTagging, PutAsync);
        served.Add(S3ControlApi.DeleteJobTagging, DeleteAsync);
    }

    Task<GetJobTaggingResult> GetAsync(GetJobTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        Jobs.CheckAccount(request.AccountId, call);
        return Task.FromResult(new GetJobTaggingResult { Tags = Jobs.Need(jobs, request.JobId, request.AccountId).Tags ?? [] });
    }

    async Task<PutJobTaggingResult> PutAsync(PutJobTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        Jobs.CheckAccount(request.AccountId, call);
        Jobs.Need(jobs, request.JobId, request.AccountId);
        if (request.Tags.Count > 50) throw new Aws.AwsException("TooManyTagsException", "A job may have 50 tags at most");
        await jobs.UpdateAsync(request.JobId, job => job with { Tags = request.Tags }, cancellationToken);
        return new();
    }

    async Task<DeleteJobTaggingResult> DeleteAsync(DeleteJobTaggingRequest request, Call call, CancellationToken cancellationToken)
    {
        Jobs.CheckAccount(request.AccountId, call);
        Jobs.Need(jobs, request.JobId, request.AccountId);
        await jobs.UpdateAsync(request.JobId, job => job with { Tags = null }, cancellationToken);
        return new();
    }
}
