using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Sns;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>Does what an alarm is to do: it tells topics. Functions, instances and scaling groups are not set going here.</summary>
sealed class TopicActions(RegionContext region)
{
    readonly TopicPublisher topics = region.Topics;

    /// <returns>Why it was not done; null where it was.</returns>
    public string? Do(SqliteConnection connection, string action, string subject, string message) =>
        Arn.TryParse(action, out var arn) && arn.Service is "sns"
            ? topics.Publish(connection, action, subject, message)
            : "a local region tells topics, nothing else";
}
