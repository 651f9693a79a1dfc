using System.Text.Json.Serialization;
using Farshore.Aws.S3;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Lifecycle;

namespace Farshore.Region.S3.Storage;

/// <summary>A bucket with its settings, as one JSON document.</summary>
public sealed record BucketState
{
    public required string Name { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>The account that made it; none where that is the region's first.</summary>
    public string? Owner { get; init; }

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or nothing where versioning never was.</summary>
    public string? Versioning { get; init; }

    /// <summary>None once it was deleted; a new bucket blocks all four ways.</summary>
    public PublicAccessBlockConfiguration? PublicAccessBlock { get; init; }

    public ServerSideEncryptionRule? Encryption { get; init; }

    public string? ObjectOwnership { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? Policy { get; init; }

    /// <summary>In force where ACLs are on; none where it is the owner's full control.</summary>
    public IReadOnlyList<AclGrant>? Acl { get; init; }

    /// <summary>Who is told of what happens here; none where nobody is.</summary>
    public NotificationConfiguration? Notification { get; init; }

    public LifecycleSetting? Lifecycle { get; init; }

    public CORSConfiguration? Cors { get; init; }

    public LoggingEnabled? Logging { get; init; }

    /// <summary>Who pays for requests; none where nobody ever said, which means the owner.</summary>
    public string? Payer { get; init; }

    /// <summary><c>Enabled</c> or <c>Suspended</c>; none where it never was either.</summary>
    public string? Acceleration { get; init; }

    /// <summary>None where versions cannot be locked.</summary>
    public ObjectLockConfiguration? ObjectLock { get; init; }

    [JsonIgnore]
    public bool KeepsVersions => Versioning == "Enabled";

    /// <summary>ACLs are off: the bucket's owner owns everything in it.</summary>
    [JsonIgnore]
    public bool OwnerEnforced => ObjectOwnership == "BucketOwnerEnforced";
}
