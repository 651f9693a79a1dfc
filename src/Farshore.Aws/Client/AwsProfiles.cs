using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Farshore.Aws.Client;

/// <summary>The profiles of one configuration file and the credentials file that goes with it, as AWS's tools combine them.</summary>
sealed class AwsProfiles : ICredentialProfileSource
{
    readonly AwsConfigFile config;
    readonly AwsConfigFile credentials;

    AwsProfiles(string configPath, string credentialsPath)
    {
        Path = configPath;
        config = AwsConfigFile.Read(configPath);
        credentials = AwsConfigFile.Read(credentialsPath);
    }

    /// <summary>The configuration file, for messages.</summary>
    public string Path { get; }

    /// <param name="configFile">A file to read instead of the user's.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static AwsProfiles Open(string? configFile, Func<string, string?> environment)
    {
        var home = System.IO.Path.Combine(environment("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        if (configFile is not null)
        {
            var path = System.IO.Path.GetFullPath(configFile);
            if (!File.Exists(path)) throw new ClientSetupException($"There is no AWS configuration file {path}.");
            return new(path, System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "credentials"));
        }

        return new(
            NotEmpty(environment("AWS_CONFIG_FILE")) ?? System.IO.Path.Combine(home, "config"),
            NotEmpty(environment("AWS_SHARED_CREDENTIALS_FILE")) ?? System.IO.Path.Combine(home, "credentials"));
    }

    /// <summary>Names of all profiles, for messages.</summary>
    public IEnumerable<string> Names => config.Titles("profile").Order(StringComparer.Ordinal);

    /// <summary>A profile's settings, those of the credentials file first; null where neither file has it.</summary>
    public IReadOnlyDictionary<string, string>? Find(string name)
    {
        var inConfig = config.Find($"profile {name}") ?? (name == "default" ? config.Find("default") : null);
        var inCredentials = credentials.Find(name);
        if (inConfig is null && inCredentials is null) return null;

        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        IReadOnlyDictionary<string, string> none = new Dictionary<string, string>();
        foreach (var (key, value) in inConfig ?? none) settings[key] = value;
        foreach (var (key, value) in inCredentials ?? none) settings[key] = value;
        if (settings.TryGetValue("sso_session", out var session))
        {
            foreach (var (key, value) in config.Find($"sso-session {session}") ?? none) settings.TryAdd(key, value);
        }

        return settings;
    }

    /// <summary>Settings of a service in a <c>services</c> section.</summary>
    public string? InServices(string section, string service, string setting) =>
        config.Find($"services {section}")?.GetValueOrDefault($"{service}.{setting}");

    /// <inheritdoc/>
    public bool TryGetProfile(string profileName, out CredentialProfile? profile)
    {
        profile = Find(profileName) is { } settings ? new CredentialProfile(profileName, Options(settings)) : null;
        return profile is not null;
    }

    static CredentialProfileOptions Options(IReadOnlyDictionary<string, string> settings) => new()
    {
        AccessKey = settings.GetValueOrDefault("aws_access_key_id"),
        SecretKey = settings.GetValueOrDefault("aws_secret_access_key"),
        Token = settings.GetValueOrDefault("aws_session_token"),
        CredentialProcess = settings.GetValueOrDefault("credential_process"),
        RoleArn = settings.GetValueOrDefault("role_arn"),
        RoleSessionName = settings.GetValueOrDefault("role_session_name"),
        SourceProfile = settings.GetValueOrDefault("source_profile"),
        CredentialSource = settings.GetValueOrDefault("credential_source"),
        ExternalID = settings.GetValueOrDefault("external_id"),
        MfaSerial = settings.GetValueOrDefault("mfa_serial"),
        WebIdentityTokenFile = settings.GetValueOrDefault("web_identity_token_file"),
        SsoAccountId = settings.GetValueOrDefault("sso_account_id"),
        SsoRegion = settings.GetValueOrDefault("sso_region"),
        SsoRegistrationScopes = settings.GetValueOrDefault("sso_registration_scopes"),
        SsoRoleName = settings.GetValueOrDefault("sso_role_name"),
        SsoSession = settings.GetValueOrDefault("sso_session"),
        SsoStartUrl = settings.GetValueOrDefault("sso_start_url"),
    };

    static string? NotEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
