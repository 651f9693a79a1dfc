using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Stops and starts what runs in a Region's memory; it takes no time.</summary>
sealed class MemoryRunning(MemoryRegion region)
{
    public void Serve(MemoryClient client)
    {
        client.Serve(Ec2Api.StopInstances, input => Set(input.InstanceIds, "stopped", new StopInstancesResult()));
        client.Serve(Ec2Api.StartInstances, input => Set(input.InstanceIds, "running", new StartInstancesResult()));
        client.Serve(RdsApi.StopDBInstance, input => new StopDBInstanceResult { DBInstance = Set(input.DBInstanceIdentifier, "stopped") });
        client.Serve(RdsApi.StartDBInstance,
            input => new StartDBInstanceResult { DBInstance = Set(input.DBInstanceIdentifier, "available") });
    }

    T Set<T>(IReadOnlyList<string> instances, string state, T answer)
    {
        foreach (var id in instances) region.Instances[id] = region.Instances[id] with { State = new() { Name = state } };
        return answer;
    }

    DBInstance Set(string database, string status) =>
        region.Databases[database] = region.Databases[database] with { DBInstanceStatus = status };
}
