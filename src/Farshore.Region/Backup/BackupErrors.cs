using Farshore.Aws;

namespace Farshore.Region.Backup;

/// <summary>The refusals of AWS Backup: four codes, each with a type and a context beside its message.</summary>
static class BackupErrors
{
    public static AwsException NotFound(string message) => new("ResourceNotFoundException", message) { Details = Origin() };

    public static AwsException Value(string message) => new("InvalidParameterValueException", message) { Details = Origin() };

    public static AwsException Missing(string parameter) =>
        new("MissingParameterValueException", $"Missing required parameter: {parameter}") { Details = Origin() };

    public static AwsException Request(string message) => new("InvalidRequestException", message) { Details = Origin() };

    public static AwsException Exists(string message) => new("AlreadyExistsException", message) { Details = Origin() };

    public static AwsException Unavailable(string message) => new("ServiceUnavailableException", message, 500) { Details = Origin() };

    public static AwsException VaultNotFound(string name) => NotFound($"Backup vault {name} does not exist.");

    static Dictionary<string, string> Origin() => new(StringComparer.Ordinal) { ["Type"] = "Client" };
}
