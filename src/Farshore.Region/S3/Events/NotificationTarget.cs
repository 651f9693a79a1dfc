using Farshore.Aws.S3;

namespace Farshore.Region.S3.Events;

/// <summary>One line of a notification configuration, whatever it notifies.</summary>
/// <param name="Kind">AWS's word for the receiver: <c>Queue</c>, <c>Topic</c>, <c>CloudFunction</c>.</param>
/// <param name="Id">Name of the line.</param>
/// <param name="Arn">The receiver.</param>
/// <param name="Events">Which events.</param>
/// <param name="Filter">Of which keys.</param>
sealed record NotificationTarget(
    string Kind, string? Id, string Arn, IReadOnlyList<string> Events, NotificationConfigurationFilter? Filter)
{
    public string Prefix => Rule("prefix");

    public string Suffix => Rule("suffix");

    public static IEnumerable<NotificationTarget> Of(NotificationConfiguration configuration) =>
    [
        .. (configuration.QueueConfigurations ?? []).Select(
            one => new NotificationTarget("Queue", one.Id, one.QueueArn, one.Events, one.Filter)),
        .. (configuration.TopicConfigurations ?? []).Select(
            one => new NotificationTarget("Topic", one.Id, one.TopicArn, one.Events, one.Filter)),
        .. (configuration.LambdaFunctionConfigurations ?? []).Select(
            one => new NotificationTarget("CloudFunction", one.Id, one.LambdaFunctionArn, one.Events, one.Filter)),
    ];

    public bool Wants(string name, string key) =>
        Events.Any(configured => EventNames.Means(configured, name))
        && key.StartsWith(Prefix, StringComparison.Ordinal) && key.EndsWith(Suffix, StringComparison.Ordinal);

    string Rule(string name) => Filter?.Key?.FilterRules?.FirstOrDefault(
        rule => string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";
}
