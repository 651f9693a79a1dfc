using Farshore.Aws;

namespace Farshore.Region.Events;

/// <summary>Errors in EventBridge's words.</summary>
static class EventsErrors
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException NoRule(string name, string bus) =>
        new("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {bus}.");

    public static AwsException NoBus(string name) => new("ResourceNotFoundException", $"Event bus {name} does not exist.");

    public static AwsException Pattern(string reason) =>
        new("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");

    public static AwsException Limit() => new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    /// <summary>A member that does not fit its constraint, as AWS's models state them.</summary>
    public static AwsException Constraint(string member, string value, string constraint) => Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
