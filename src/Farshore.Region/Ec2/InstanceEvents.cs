using System.Text.Json.Nodes;
using Farshore.Region.Events;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Ec2;

/// <summary>Tells EventBridge of every state that an instance comes into.</summary>
sealed class InstanceEvents(RegionContext region)
{
    readonly EventBus bus = region.Events;

    public void Tell(SqliteConnection connection, InstanceRecord? before, InstanceRecord? now)
    {
        if (now is null || now.State == before?.State) return;
        bus.Announce(connection, new RegionEvent("aws.ec2", "EC2 Instance State-change Notification", new JsonObject
        {
            ["instance-id"] = now.InstanceId, ["state"] = now.State,
        })
        {
            Resources = [region.Arn("ec2", $"instance/{now.InstanceId}").ToString()],
        });
    }
}
