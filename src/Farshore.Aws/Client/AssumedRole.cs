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
        var role = (await sts.AssumeRoleAsync(request)).Credentials;
        return new(
            new ImmutableCredentials(role.AccessKeyId, role.SecretAccessKey, role.SessionToken),
            role.Expiration!.Value.ToUniversalTime());
    }
}
