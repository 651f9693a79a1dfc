using Farshore.Aws;

namespace Farshore.Region.CloudFormation;

/// <summary>Errors in CloudFormation's words.</summary>
static class CloudFormationErrors
{
    public static AwsException Validation(string message) => new("ValidationError", message);

    public static AwsException Format(string message) => Validation("Template format error: " + message);

    public static AwsException Template(string message) => Validation("Template error: " + message);

    public static AwsException NoStack(string name) => Validation($"Stack with id {name} does not exist");

    public static AwsException Exists(string name) => new("AlreadyExistsException", $"Stack [{name}] already exists");

    public static AwsException Capabilities(IEnumerable<string> needed) =>
        new("InsufficientCapabilitiesException", $"Requires capabilities : [{string.Join(", ", needed)}]");

    public static AwsException NoChangeSet(string name) => new("ChangeSetNotFound", $"ChangeSet [{name}] does not exist", 404);

    public static AwsException ChangeSetStatus(string message) => new("InvalidChangeSetStatus", message);

    public static AwsException TokenUsed(string token) =>
        new("TokenAlreadyExistsException", $"Token {token} was used for another operation");

    /// <summary>A member whose value the model does not allow.</summary>
    public static AwsException Constraint(string member, string value, string constraint) => Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
