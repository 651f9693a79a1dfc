using Farshore.Aws;

namespace Farshore.Region.CloudWatch;

/// <summary>Errors in CloudWatch's words.</summary>
static class CloudWatchErrors
{
    public static AwsException Validation(string message) => new("ValidationError", message);

    public static AwsException Value(string message) => new("InvalidParameterValue", message);

    public static AwsException Combination(string message) => new("InvalidParameterCombination", message);

    public static AwsException Missing(string parameter) => new("MissingParameter", $"The parameter {parameter} is required.");

    public static AwsException Token() => new("InvalidNextToken", "The next token specified is invalid.");

    /// <summary>A member that does not fit its constraint, as AWS's models state them.</summary>
    public static AwsException Constraint(string member, string value, string constraint) => Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
