using Farshore.Aws;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>RDS in memory.</summary>
sealed class MemoryRds(MemoryRegion region)
{
    public static DBInstance Database(string identifier, string region) => new()
    {
        DBInstanceIdentifier = identifier,
        DBInstanceArn = $"arn:aws:rds:{region}:{MemoryAws.Account}:db:{identifier}",
        DBInstanceStatus = "available",
        Endpoint = new() { Address = "127.0.0.1", Port = 9 },
        MasterUsername = "owner",
    };

    public void Serve(MemoryClient client)
    {
        client.Serve(RdsApi.DescribeDBInstances, input => new DBInstanceMessage { DBInstances = [Find(input.DBInstanceIdentifier!)] });
        client.Serve(RdsApi.AddTagsToResource, _ => new AddTagsToResourceResponse());
        client.Serve(RdsApi.DescribeDBSnapshots, input => new DBSnapshotMessage
        {
            DBSnapshots = [new() { DBSnapshotIdentifier = input.DBSnapshotIdentifier,
                SnapshotCreateTime = DateTimeOffset.UnixEpoch.AddSeconds(-5) }],
        });
        client.Serve(RdsApi.DeleteDBInstance, input =>
        {
            var found = Find(input.DBInstanceIdentifier);
            region.Databases.TryRemove(input.DBInstanceIdentifier, out _);
            return new DeleteDBInstanceResult { DBInstance = found with { DBInstanceStatus = "deleting" } };
        });
    }

    DBInstance Find(string identifier) =>
        region.Databases.GetValueOrDefault(identifier)
            ?? throw new AwsException("DBInstanceNotFound", $"DBInstance {identifier} not found.");
}
