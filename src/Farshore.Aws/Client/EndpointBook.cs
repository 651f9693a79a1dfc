using Amazon;

namespace Farshore.Aws.Client;

/// <summary>Knows every service's address: what the caller, the environment or the profile set, in AWS's order; else the public
/// one.</summary>
sealed class EndpointBook(Func<string, string?> environment)
{
    public ServiceEndpoint Find(ServiceAddress service, ClientSettings settings, AwsProfiles profiles, string profile)
    {
        var global = service.GlobalRegion is null ? null : GlobalRegionOf(Partition(settings.Region));
        var signingRegion = global ?? settings.Region;
        return settings.Endpoint is { } given ? new(given, signingRegion, true)
            : Configured(service, profiles, profile) is { } configured ? new(configured, signingRegion, true)
            : new(Public(service, settings.Region, profiles.Find(profile)), signingRegion, false);
    }

    /// <summary>The Region behind one of AWS's own host names; null for a host that is not AWS's.</summary>
    public static string? RegionOf(string host)
    {
        string[] suffixes = [".amazonaws.com.cn", ".amazonaws.com", ".api.aws"];
        var suffix = Array.Find(suffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
        if (suffix is null) return null;

        // The label before the suffix is the Region, or ends with it (s3-us-west-2), or there is none because the service is global.
        var label = host[..^suffix.Length].Split('.')[^1];
        var known = RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName)
            .FirstOrDefault(region => label == region || label.EndsWith("-" + region, StringComparison.Ordinal));
        return known ?? (LooksLikeRegion(label) ? label : GlobalRegionOf(suffix == ".amazonaws.com.cn" ? "aws-cn" : "aws"));
    }

    Uri? Configured(ServiceAddress service, AwsProfiles profiles, string profile)
    {
        var settings = profiles.Find(profile);
        if (IsTrue(environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? settings?.GetValueOrDefault("ignore_configured_endpoint_urls")))
        {
            return null;
        }

        var name = service.ServiceId.Replace(' ', '_').Replace('-', '_');
        var section = settings?.GetValueOrDefault("services") ?? "";
        return Parse($"AWS_ENDPOINT_URL_{name.ToUpperInvariant()}", environment($"AWS_ENDPOINT_URL_{name.ToUpperInvariant()}"))
            ?? Parse("AWS_ENDPOINT_URL", environment("AWS_ENDPOINT_URL"))
            ?? Parse($"services {section}", profiles.InServices(section, name.ToLowerInvariant(), "endpoint_url"))
            ?? Parse($"endpoint_url of profile {profile}", settings?.GetValueOrDefault("endpoint_url"));
    }

    Uri Public(ServiceAddress service, string region, IReadOnlyDictionary<string, string>? profile)
    {
        var partition = Partition(region);
        var suffix = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        if (service.GlobalRegion is not null) return new(partition switch
        {
            "aws-cn" => $"https://{service.EndpointPrefix}.{GlobalRegionOf(partition)}.{suffix}",
            "aws-us-gov" => $"https://{service.EndpointPrefix}.us-gov.{suffix}",
            _ => $"https://{service.EndpointPrefix}.{suffix}",
        });

        var fips = IsTrue(environment("AWS_USE_FIPS_ENDPOINT") ?? profile?.GetValueOrDefault("use_fips_endpoint")) ? "-fips" : "";
        var dualStack = IsTrue(environment("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.GetValueOrDefault("use_dualstack_endpoint"));
        return new((dualStack, service.EndpointPrefix) switch
        {
            (false, _) => $"https://{service.EndpointPrefix}{fips}.{region}.{suffix}",
            (true, "s3" or "s3-control") => $"https://{service.EndpointPrefix}{fips}.dualstack.{region}.{suffix}",
            (true, _) when partition == "aws-cn" => $"https://{service.EndpointPrefix}{fips}.{region}.api.amazonwebservices.com.cn",
            (true, _) => $"https://{service.EndpointPrefix}{fips}.{region}.api.aws",
        });
    }

    static Uri? Parse(string origin, string? text) =>
        text is null or "" ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new ClientSetupException($"{origin} is '{text}', which is not an http or https address.");

    static string Partition(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    static string GlobalRegionOf(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };

    static bool LooksLikeRegion(string label) =>
        label.Split('-') is [{ Length: 2 or 3 }, .., { Length: > 0 } number] && number.All(char.IsAsciiDigit);

    static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
