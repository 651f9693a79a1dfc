using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.S3Control;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;

namespace Farshore.Region.S3Control;

/// <summary>CreateJob, DescribeJob, ListJobs, UpdateJobStatus, UpdateJobPriority.</summary>
sealed class Jobs(RegionContext region, JobTable jobs, S3Access access, Action wake)
{
    const int MostOnPage = 1000;

    public void Serve(Operations served)
    {
        served.Add(S3ControlApi.CreateJob, CreateAsync);
        served.Add(S3ControlApi.DescribeJob, DescribeAsync);
        served.Add(S3ControlApi.ListJobs, ListAsync);
        served.Add(S3ControlApi.UpdateJobStatus, UpdateStatusAsync);
        served.Add(S3ControlApi.UpdateJobPriority, UpdatePriorityAsync);
    }

    /// <exception cref="AwsException">There is none of that id in the account.</exception>
    public static StoredJob Need(JobTable jobs, string id, string account) =>
        jobs.Find(id) is { } job && job.Account == account ? job : throw JobErrors.NotFound(id);

    /// <exception cref="AwsException"><c>AccessDenied</c>: the request names another account than its sender's.</exception>
    public static void CheckAccount(string account, Call call)
    {
        if (account != call.Caller.Account) throw new AwsException("AccessDenied", "Access Denied", 403);
    }

    async Task<CreateJobResult> CreateAsync(CreateJobRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAccount(request.AccountId, call);
        JobCheck.Check(request);
        access.CheckAccount(call, "iam:PassRole", request.RoleArn);
        var made = new StoredJob
        {
            Id = Guid.NewGuid().ToString(),
            Account = request.AccountId,
            Request = request,
            Priority = request.Priority,
            Status = JobStatus.New,
            CreationTime = call.At,
            Tags = request.Tags,
        };
        var job = await jobs.AddAsync(made, cancellationToken);
        if (job.Id != made.Id && Text(job.Request) != Text(request)) throw JobErrors.OtherRequest();
        wake();
        return new() { JobId = job.Id };
    }

    Task<DescribeJobResult> DescribeAsync(DescribeJobRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAccount(request.AccountId, call);
        var job = Need(jobs, request.JobId, request.AccountId);
        return Task.FromResult(new DescribeJobResult
        {
            Job = new()
            {
                JobId = job.Id,
                ConfirmationRequired = job.Request.ConfirmationRequired ?? false,
                Description = job.Request.Description,
                JobArn = region.Arn("s3", $"job/{job.Id}").ToString(),
                Status = job.Status,
                Manifest = job.Request.Manifest,
                Operation = job.Request.Operation,
                Priority = job.Priority,
                ProgressSummary = ProgressOf(job),
                StatusUpdateReason = job.StatusUpdateReason,
                FailureReasons = job.Failure is { } failure ? [failure] : [],
                Report = job.Request.Report,
                CreationTime = job.CreationTime,
                TerminationDate = job.TerminationDate,
                RoleArn = job.Request.RoleArn,
                SuspendedDate = job.SuspendedDate,
                SuspendedCause = job.Status == JobStatus.Suspended ? "AWAITING_CONFIRMATION" : null,
                ManifestGenerator = job.Request.ManifestGenerator,
                GeneratedManifestDescriptor = job.GeneratedManifest,
            },
        });
    }

    Task<ListJobsResult> ListAsync(ListJobsRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAccount(request.AccountId, call);
        var wanted = jobs.List()
            .Where(job => job.Account == request.AccountId)
            .Where(job => request.JobStatuses is null or [] || request.JobStatuses.Contains(job.Status))
            .OrderBy(KeyOf, StringComparer.Ordinal);
        var most = request.MaxResults is > 0 and <= MostOnPage and var given ? given : MostOnPage;
        var (page, next) = Paging.Page(wanted, KeyOf, request.NextToken, most, () => JobErrors.Invalid("Invalid NextToken"));
        return Task.FromResult(new ListJobsResult
        {
            NextToken = next,
            Jobs = [.. page.Select(job => new JobListDescriptor
            {
                JobId = job.Id,
                Description = job.Request.Description,
                Operation = JobCheck.NameOf(job.Request.Operation),
                Priority = job.Priority,
                Status = job.Status,
                CreationTime = job.CreationTime,
                TerminationDate = job.TerminationDate,
                ProgressSummary = ProgressOf(job),
            })],
        });
    }

    async Task<UpdateJobStatusResult> UpdateStatusAsync(UpdateJobStatusRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAccount(request.AccountId, call);
        Need(jobs, request.JobId, request.AccountId);
        var job = await jobs.UpdateAsync(request.JobId, job => (request.RequestedJobStatus, job.Status) switch
        {
            (JobStatus.Ready, JobStatus.Suspended) =>
                job with { Status = JobStatus.Ready, StatusUpdateReason = request.StatusUpdateReason },
            (JobStatus.Ready, _) => throw JobErrors.Status($"A job that is {job.Status} cannot be made Ready"),
            (JobStatus.Cancelled, JobStatus.Cancelling or JobStatus.Cancelled) => job,
            (JobStatus.Cancelled, _) when job.IsOver || job.Status is JobStatus.Completing or JobStatus.Failing =>
                throw JobErrors.Status($"A job that is {job.Status} cannot be cancelled"),
            (JobStatus.Cancelled, _) => job with { Status = JobStatus.Cancelling, StatusUpdateReason = request.StatusUpdateReason },
            _ => throw JobErrors.Invalid("RequestedJobStatus must be Ready or Cancelled"),
        }, cancellationToken);
        wake();
        return new() { JobId = request.JobId, Status = job!.Status, StatusUpdateReason = job.StatusUpdateReason };
    }

    async Task<UpdateJobPriorityResult> UpdatePriorityAsync(
        UpdateJobPriorityRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAccount(request.AccountId, call);
        Need(jobs, request.JobId, request.AccountId);
        if (request.Priority < 0) throw JobErrors.Invalid("Priority must be a positive integer");
        await jobs.UpdateAsync(request.JobId, job => job with { Priority = request.Priority }, cancellationToken);
        wake();
        return new() { JobId = request.JobId, Priority = request.Priority };
    }

    JobProgressSummary ProgressOf(StoredJob job)
    {
        var counts = jobs.CountsOf(job.Id);
        var running = job.ActiveSince is { } since ? (region.Time.GetUtcNow() - since).TotalSeconds : 0;
        return new()
        {
            TotalNumberOfTasks = counts.Total,
            NumberOfTasksSucceeded = counts.Succeeded,
            NumberOfTasksFailed = counts.Failed,
            Timers = new() { ElapsedTimeInActiveSeconds = (long)(job.ActiveSeconds + running) },
        };
    }

    // The newest first.
    static string KeyOf(StoredJob job) => $"{DateTimeOffset.MaxValue.Ticks - job.CreationTime.Ticks:D20} {job.Id}";

    static string Text(CreateJobRequest request) => JsonSerializer.Serialize(request, JobDocuments.Default.CreateJobRequest);
}
