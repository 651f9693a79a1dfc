using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Farshore.Aws.Client;

/// <summary>Finds credentials in AWS's order: given, named profile, environment, default profile, container, machine.</summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="sts">Makes the client that assumes a role with given credentials.</param>
sealed class CredentialChain(Func<string, string?> environment, Func<ClientSettings, IAmazonSecurityTokenService> sts)
{
    const int LongestChainOfRoles = 5;

    /// <exception cref="ClientSetupException">There are none, or the profile cannot be used.</exception>
    public AWSCredentials Find(ClientSettings settings, AwsProfiles profiles)
    {
        if (settings.Role is { } role) return OfRole(role, settings, profiles);
        if (settings.Credentials is { } given) return given;
        if (settings.Profile is { } named) return OfProfile(named, settings, profiles, LongestChainOfRoles);
        if (environment("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && environment("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
        {
            return Keys(id, secret, environment("AWS_SESSION_TOKEN"));
        }

        var profile = ProfileName(settings);
        if (profiles.Find(profile) is { } found && CanSign(found)) return OfProfile(profile, settings, profiles, LongestChainOfRoles);
        if (environment("AWS_PROFILE") is { Length: > 0 } wanted && profiles.Find(wanted) is null) throw NoProfile(wanted, profiles);
        return FromMachine();
    }

    /// <summary>The role that the settings name, assumed by whoever they are without it.</summary>
    AssumedRole OfRole(string role, ClientSettings settings, AwsProfiles profiles)
    {
        var own = settings with { Role = null };
        return new(sts(own with { Credentials = Find(own, profiles) }), new()
        {
            RoleArn = role,
            RoleSessionName = settings.SessionName,
            ExternalId = settings.ExternalId,
        });
    }

    /// <summary>The profile whose settings count, whether or not credentials come from it.</summary>
    public string ProfileName(ClientSettings settings) =>
        settings.Profile ?? (environment("AWS_PROFILE") is { Length: > 0 } name ? name : "default");

    AWSCredentials OfProfile(string name, ClientSettings settings, AwsProfiles profiles, int rolesLeft)
    {
        var profile = profiles.Find(name) ?? throw NoProfile(name, profiles);
        if (rolesLeft == 0) throw new ClientSetupException($"Profile '{name}' in {profiles.Path}: source_profile goes in a circle.");
        if (profile.GetValueOrDefault("role_arn") is { } role && !profile.ContainsKey("web_identity_token_file"))
        {
            return OfRole(name, role, profile, settings, profiles, rolesLeft);
        }

        if (profile.GetValueOrDefault("aws_access_key_id") is { } id && profile.GetValueOrDefault("aws_secret_access_key") is { } secret)
        {
            return Keys(id, secret, profile.GetValueOrDefault("aws_session_token"));
        }

        // A profile may say no more than a Region or an address: the container, as in CloudShell, or the machine then knows who calls.
        if (!CanSign(profile)) return FromMachine();
        try
        {
            profiles.TryGetProfile(name, out var described);
            return AWSCredentialsFactory.GetAWSCredentials(described, profiles);
        }
        catch (AmazonClientException failure)
        {
            throw new ClientSetupException($"Profile '{name}' in {profiles.Path} gives no credentials: {failure.Message}", failure);
        }
    }

    AssumedRole OfRole(
        string name, string role, IReadOnlyDictionary<string, string> profile, ClientSettings settings, AwsProfiles profiles, int rolesLeft)
    {
        if (profile.ContainsKey("mfa_serial"))
        {
            throw new ClientSetupException($"Profile '{name}' in {profiles.Path} asks for a one-time password (mfa_serial), which nobody "
                + "can type during a recovery. Put a session in a profile first: aws sts assume-role --serial-number … --token-code …");
        }

        var source = (profile.GetValueOrDefault("source_profile"), profile.GetValueOrDefault("credential_source")) switch
        {
            ({ } other, _) when other == name => Keys(
                profile.GetValueOrDefault("aws_access_key_id") ?? "", profile.GetValueOrDefault("aws_secret_access_key") ?? "", null),
            ({ } other, _) => OfProfile(other, settings, profiles, rolesLeft - 1),
            (_, "Environment") => new EnvironmentVariablesAWSCredentials(),
            (_, "EcsContainer" or "Ec2InstanceMetadata") => FromMachine(),
            _ => throw new ClientSetupException(
                $"Profile '{name}' in {profiles.Path} has role_arn but neither source_profile nor credential_source."),
        };
        AssumeRoleRequest request = new()
        {
            RoleArn = role,
            RoleSessionName = profile.GetValueOrDefault("role_session_name") ?? "farshore",
            ExternalId = profile.GetValueOrDefault("external_id"),
        };
        if (int.TryParse(profile.GetValueOrDefault("duration_seconds"), out var seconds)) request.DurationSeconds = seconds;
        return new(sts(settings with { Credentials = source }), request);
    }

    static AWSCredentials FromMachine()
    {
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException failure)
        {
            throw new ClientSetupException(
                "No AWS credentials were found: not in the environment, not in a profile, not on this machine. Set AWS_PROFILE, or see "
                + "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html", failure);
        }
    }

    static AWSCredentials Keys(string id, string secret, string? token) =>
        token is { Length: > 0 } ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret);

    static bool CanSign(IReadOnlyDictionary<string, string> profile) => profile.Keys.Any(key =>
        key is "aws_access_key_id" or "role_arn" or "credential_process" or "sso_account_id" or "web_identity_token_file");

    static ClientSetupException NoProfile(string name, AwsProfiles profiles) => new(
        $"There is no profile '{name}' in {profiles.Path}. It has: {string.Join(", ", profiles.Names.DefaultIfEmpty("none"))}.");
}
