using System.Collections.Concurrent;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;

namespace Farshore.Aws.Client;

/// <summary>Makes every client the program uses, on one endpoint book, one credential chain and one way out. The clients it gives belong
/// to it and are shared: dispose this, not them.</summary>
public sealed class AwsClients : IDisposable
{
    readonly Func<string, string?> environment;
    readonly EndpointBook endpoints;
    readonly CredentialChain credentials;
    readonly ConcurrentDictionary<(Type, ClientSettings), Lazy<IDisposable>> made = new();

    /// <param name="time">Clock for the record of refused calls.</param>
    /// <param name="environment">Reads an environment variable; the process's own by default.</param>
    public AwsClients(TimeProvider time, Func<string, string?>? environment = null)
    {
        this.environment = environment ?? Environment.GetEnvironmentVariable;
        Egress = new(time);
        endpoints = new(this.environment);
        credentials = new(this.environment, Sts);
    }

    /// <summary>Where all their requests leave.</summary>
    public Egress Egress { get; }

    /// <summary>Sends contracts.</summary>
    public IAwsClient For(ClientSettings settings) => Shared<AwsClient>(settings, () => new(settings.Region, service =>
    {
        var config = Configure(new PipelineConfig(service), ServiceAddress.Of(service), settings, out var endpoint);
        config.Endpoint = endpoint;
        return new ServicePipeline(Credentials(settings), config);
    }, Egress));

    public IAmazonS3 S3(ClientSettings settings) => Shared<AmazonS3Client>(settings, () =>
    {
        var config = Configure(new AmazonS3Config(), ServiceAddress.S3, settings, out var endpoint);
        config.ForcePathStyle = endpoint.NeedsPathStyle;
        return Announced<AmazonS3Client>(new PathStyleS3Client(Credentials(settings), config));
    });

    public IAmazonSecurityTokenService Sts(ClientSettings settings) => Shared<AmazonSecurityTokenServiceClient>(settings, () =>
        Announced(new AmazonSecurityTokenServiceClient(
            Credentials(settings), Configure(new AmazonSecurityTokenServiceConfig(), ServiceAddress.Sts, settings, out _))));

    public IAmazonKeyManagementService Kms(ClientSettings settings) => Shared<AmazonKeyManagementServiceClient>(settings, () =>
        Announced(new AmazonKeyManagementServiceClient(
            Credentials(settings), Configure(new AmazonKeyManagementServiceConfig(), ServiceAddress.Kms, settings, out _))));

    /// <summary>Where a service's requests would go.</summary>
    public Uri EndpointOf(ServiceContract service, ClientSettings settings) => endpoints.Find(
        ServiceAddress.Of(service), settings, AwsProfiles.Open(settings.ConfigFile, environment), credentials.ProfileName(settings)).Url;

    public void Dispose()
    {
        foreach (var client in made.Values.Where(client => client.IsValueCreated)) client.Value.Dispose();
        Egress.Dispose();
    }

    T Shared<T>(ClientSettings settings, Func<T> make) where T : IDisposable =>
        (T)made.GetOrAdd((typeof(T), settings), _ => new Lazy<IDisposable>(() => make())).Value;

    T Announced<T>(T client) where T : AmazonServiceClient
    {
        client.BeforeRequestEvent += (_, about) =>
        {
            var name = (about as WebServiceRequestEventArgs)?.Request.GetType().Name;
            if (name is not null) Egress.Announce(name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name);
        };
        return client;
    }

    AWSCredentials Credentials(ClientSettings settings) => credentials.Find(settings, AwsProfiles.Open(settings.ConfigFile, environment));

    T Configure<T>(T config, ServiceAddress service, ClientSettings settings, out ServiceEndpoint endpoint) where T : ClientConfig
    {
        var profiles = AwsProfiles.Open(settings.ConfigFile, environment);
        var profile = credentials.ProfileName(settings);
        endpoint = endpoints.Find(service, settings, profiles, profile);
        Egress.Learn(endpoint.Url, settings.Region);

        config.IgnoreConfiguredEndpointUrls = true;
        config.HttpClientFactory = Egress;
        if (endpoint.IsConfigured) config.ServiceURL = endpoint.Url.ToString();
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        config.AuthenticationRegion = endpoint.SigningRegion;
        SetRetries(config, profiles.Find(profile));
        return config;
    }

    void SetRetries(ClientConfig config, IReadOnlyDictionary<string, string>? profile)
    {
        var mode = environment("AWS_RETRY_MODE") ?? profile?.GetValueOrDefault("retry_mode");
        config.RetryMode = mode?.ToLowerInvariant() == "adaptive" ? RequestRetryMode.Adaptive : RequestRetryMode.Standard;
        var attempts = environment("AWS_MAX_ATTEMPTS") ?? profile?.GetValueOrDefault("max_attempts");
        if (int.TryParse(attempts, out var most) && most > 0) config.MaxErrorRetry = most - 1;
    }
}
