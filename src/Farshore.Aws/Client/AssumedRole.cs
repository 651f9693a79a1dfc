using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Farshore.Aws.Client;

/// <summary>Credentials of a role, renewed before they expire at the STS of the client's own Region, so that they need no other Region
/// and are held to its blackout.</summary>
sealed class AssumedRole(IAmazonSecurityTokenService sts, AssumeRoleRequest request) : RefreshingAWSCredentials
{
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        throw new NotSupportedException("Credentials of a role are fetched asynchronously.");

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            var role = (await sts.AssumeRoleAsync(request)).Credentials;
            return new(
                new ImmutableCredentials(role.AccessKeyId, role.SecretAccessKey, role.SessionToken),
                role.Expiration!.Value.ToUniversalTime());
        }
        catch (AmazonSecurityTokenServiceException refused) when (refused.ErrorCode is "AccessDenied" or "AccessDeniedException")
        {
            throw new ClientSetupException(await ExplainAsync(refused), refused);
        }
    }

    /// <summary>AWS says the same of a role that is not there and of one that does not trust the caller, so this says what to look
    /// at.</summary>
    async Task<string> ExplainAsync(AmazonSecurityTokenServiceException refused)
    {
        var caller = await CallerAsync();
        var condition = request.ExternalId is { } id
            ? $$$""","Condition":{"StringEquals":{"sts:ExternalId":"{{{id}}}"}}""" : "";
        return $"The role {request.RoleArn} cannot be assumed by {caller ?? "these credentials"}: {refused.Message.TrimEnd('.')}. "
            + "See that the role exists and add to its trust policy: "
            + $$$"""{"Effect":"Allow","Principal":{"AWS":"{{{Trusted(caller)}}}"},"Action":"sts:AssumeRole"{{{condition}}}}"""
            + " and to what the caller may do: "
            + $$$"""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{{request.RoleArn}}}"}""";
    }

    async Task<string?> CallerAsync()
    {
        try
        {
            return (await sts.GetCallerIdentityAsync(new())).Arn;
        }
        catch (AmazonServiceException)
        {
            return null; // The refusal is what matters; whom it met is a courtesy.
        }
    }

    /// <summary>The principal a trust policy names: the role itself for one of its sessions.</summary>
    static string Trusted(string? caller) => Arn.TryParse(caller, out var arn)
        ? arn is { Service: "sts", Type: "assumed-role" }
            ? (arn with { Service = "iam", Resource = $"role/{arn.Name.Split('/')[0]}" }).ToString()
            : arn.ToString()
        : "THE CALLER'S ARN";
}
