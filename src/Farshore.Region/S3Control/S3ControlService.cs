using Farshore.Aws;
using Farshore.Aws.S3Control;
using Farshore.Region.Hosting;
using Farshore.Region.S3;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Replication;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3Control;

/// <summary>Amazon S3 Control of one local region: batch jobs.</summary>
public sealed class S3ControlService : IRegionService
{
    const string Itself = "batchoperations.s3.amazonaws.com";

    readonly JobTable jobs;
    readonly JobRuns runs;
    readonly RegionContext region;
    readonly S3Access access;

    public S3ControlService(RegionContext region, S3Service s3)
    {
        this.region = region;
        access = s3.Access;
        jobs = new(region.Database);
        var files = new JobFiles(region);
        var roles = ReplicationRoles.Of(region, Itself);
        runs = new(
            region, jobs, new(region, jobs, files, roles, s3.Replication.Configurations, s3.Store.Buckets), new(s3.Store, roles, files),
            new(region, jobs, files), files, s3.Replication.Batches, roles, region.Logs.CreateLogger<JobRuns>());
        s3.Replication.BatchPartEnded = JobTable.EndReplication;
    }

    public void Serve(Operations served)
    {
        served.Guard(S3ControlApi.Service, Check);
        new Jobs(region, jobs, access, runs.Wake).Serve(served);
        new JobTagging(jobs).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        runs.Start();
        return Task.CompletedTask;
    }

    // The actions are named as the operations are; those on one job speak of that job.
    void Check(IOperation operation, Call call)
    {
        var path = call.Request!.Path.Split('/');
        var id = path.Length > 3 ? path[3] : "*";
        var resource = operation.Name is "CreateJob" or "ListJobs"
            ? "*" : new Arn("s3", region.Name, call.Caller.Account, $"job/{id}").ToString();
        access.CheckAccount(call, $"s3:{operation.Name}", resource);
    }

    public ValueTask DisposeAsync() => runs.DisposeAsync();
}
