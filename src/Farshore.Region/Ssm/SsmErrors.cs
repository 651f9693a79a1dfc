using Farshore.Aws;

namespace Farshore.Region.Ssm;

/// <summary>Errors in Systems Manager's words.</summary>
static class SsmErrors
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException Constraint(string value, string member, string rule) =>
        Validation($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}");

    /// <summary>AWS says no more than the code.</summary>
    public static AwsException NotFound() => new("ParameterNotFound", "");

    public static AwsException NoVersion(string name, string version) => new("ParameterVersionNotFound",
        $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static AwsException BadToken() => new("InvalidNextToken", "The specified token is not valid.");

    public static int Limit(int? asked, int most) => asked switch
    {
        null => most,
        < 1 => throw Constraint($"{asked}", "maxResults", "Member must have value greater than or equal to 1"),
        var limit when limit > most =>
            throw Constraint($"{asked}", "maxResults", $"Member must have value less than or equal to {most}"),
        var limit => limit.Value,
    };
}
