using Farshore.Aws.Sts;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Region.Sts;

/// <summary>Tells a caller who its key says it is.</summary>
sealed class CallerIdentity(Partition partition)
{
    public void Serve(Operations served) =>
        served.Add(StsApi.GetCallerIdentity, (_, call, _) => Task.FromResult(new GetCallerIdentityResponse
    {
        Account = call.Caller.Account,
        Arn = call.Caller.Arn,
        UserId = partition.Find(call.Caller.AccessKeyId)!.UserId,
    }));
}
