using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Kms;

namespace Farshore.Region.S3.Replication;

/// <summary>Whether the keys of this Region that replication meets can be used.</summary>
public sealed class ReplicationKeys(RegionContext region)
{
    readonly KmsKeys keys = new(region);

    /// <param name="missing">What it means that there is no such key.</param>
    /// <param name="unusable">What it means that it is disabled or about to go.</param>
    /// <returns>One of the two and why; null where the key can be used.</returns>
    public string? ProblemWith(string key, string missing, string unusable)
    {
        try
        {
            keys.FindUsable(key);
            return null;
        }
        catch (AwsException refused)
        {
            return $"{(refused.Code is "NotFoundException" or "InvalidArnException" ? missing : unusable)}: {refused.Message}";
        }
    }
}
