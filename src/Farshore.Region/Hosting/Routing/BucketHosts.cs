namespace Farshore.Region.Hosting.Routing;

/// <summary>Virtual-hosted buckets: the bucket in the host name, moved to where path-style requests have it.</summary>
/// <param name="region">Name of the region whose host names these are.</param>
public sealed class BucketHosts(string region)
{
    readonly string[] suffixes =
    [
        $".s3.{region}.amazonaws.com", $".s3-{region}.amazonaws.com", $".s3.dualstack.{region}.amazonaws.com", ".s3.amazonaws.com",
        $".s3.{region}.localhost", ".s3.localhost", ".localhost",
    ];

    readonly HashSet<string> services = new(StringComparer.OrdinalIgnoreCase) { "s3", $"s3.{region}", $"s3-{region}" };

    /// <summary>The bucket named by a Host header, or null where the path names it.</summary>
    public string? BucketOf(string? host)
    {
        if (host is null) return null;
        var name = host.LastIndexOf(':') is > 0 and var colon && !host.EndsWith(']') ? host[..colon] : host;
        foreach (var suffix in suffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            var bucket = name[..^suffix.Length];
            return services.Contains(bucket) ? null : bucket;
        }

        return null;
    }

    /// <summary>The path as path-style has it.</summary>
    public string PathOf(string? host, string path) => BucketOf(host) is { } bucket ? $"/{bucket}{(path == "/" ? "" : path)}" : path;
}
