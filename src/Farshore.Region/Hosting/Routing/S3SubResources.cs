using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>The parameters by which S3 requests name something other than the bucket or object itself.</summary>
static class S3SubResources
{
    static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "abac", "accelerate", "acl", "analytics", "append", "attributes", "cors", "delete", "encryption", "intelligent-tiering",
        "inventory", "legal-hold", "lifecycle", "location", "logging", "metadataConfiguration", "metadataTable", "metrics",
        "notification", "object-lock", "ownershipControls", "partNumber", "policy", "policyStatus", "publicAccessBlock",
        "renameObject", "replication", "requestPayment", "restore", "retention", "select", "session", "tagging", "torrent",
        "uploadId", "uploads", "versioning", "versions", "website",
    };

    /// <summary>A sub-resource in the request that the operation does not speak of.</summary>
    public static string? Stray(WireRequest request, RestCandidate candidate)
    {
        foreach (var (name, _) in request.Query)
            if (All.Contains(name) && !candidate.Knows(name)) return name;
        return null;
    }
}
