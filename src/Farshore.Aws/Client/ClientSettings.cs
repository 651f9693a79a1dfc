using Amazon.Runtime;

namespace Farshore.Aws.Client;

/// <summary>Which Region to talk to, and as whom. Whatever is left out is found as every AWS tool finds it: environment, profile,
/// container, machine.</summary>
/// <param name="Region">Region name, e.g. <c>us-east-1</c>.</param>
public sealed record ClientSettings(string Region)
{
    /// <summary>Profile in the configuration file; null takes <c>AWS_PROFILE</c> or <c>default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Configuration file to read instead of the user's own; a file <c>credentials</c> beside it is read too.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Address of every service, before anything configured.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Credentials to use as they are, before anything configured.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>ARN of a role that the credentials found are used to assume; null where they act themselves.</summary>
    public string? Role { get; init; }

    /// <summary>What the role's trust policy asks for beside the caller.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Who the role's audit trail says it was.</summary>
    public string SessionName { get; init; } = "farshore";
}
