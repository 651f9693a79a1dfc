namespace Farshore.Aws.S3Control;

/// <summary>A list of objects that somebody wrote: an object itself.</summary>
public sealed record JobManifest
{
    public required JobManifestSpec Spec { get; init; }

    public required JobManifestLocation Location { get; init; }
}

/// <summary>How the list is laid out.</summary>
public sealed record JobManifestSpec
{
    public required string Format { get; init; }

    /// <summary>The columns of a CSV file: <c>Bucket</c>, <c>Key</c>, <c>VersionId</c>, <c>Ignore</c>.</summary>
    public IReadOnlyList<string>? Fields { get; init; }
}

/// <summary>The object that holds a list, and its ETag: another content is refused.</summary>
public sealed record JobManifestLocation
{
    public required string ObjectArn { get; init; }

    public string? ObjectVersionId { get; init; }

    public required string ETag { get; init; }
}

/// <summary>Has S3 make the list.</summary>
public sealed record JobManifestGenerator
{
    public S3JobManifestGenerator? S3JobManifestGenerator { get; init; }
}

/// <summary>Lists the versions of a bucket that pass a filter.</summary>
public sealed record S3JobManifestGenerator
{
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>ARN.</summary>
    public required string SourceBucket { get; init; }

    public S3ManifestOutputLocation? ManifestOutputLocation { get; init; }

    public JobManifestGeneratorFilter? Filter { get; init; }

    public required bool EnableManifestOutput { get; init; }
}

/// <summary>Where the generated list is left for its reader.</summary>
public sealed record S3ManifestOutputLocation
{
    public string? ExpectedManifestBucketOwner { get; init; }

    public required string Bucket { get; init; }

    public string? ManifestPrefix { get; init; }

    public required string ManifestFormat { get; init; }
}

/// <summary>What a version must be to be listed; all of it.</summary>
public sealed record JobManifestGeneratorFilter
{
    public bool? EligibleForReplication { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public IReadOnlyList<string>? ObjectReplicationStatuses { get; init; }

    public KeyNameConstraint? KeyNameConstraint { get; init; }

    public long? ObjectSizeGreaterThanBytes { get; init; }

    public long? ObjectSizeLessThanBytes { get; init; }

    public IReadOnlyList<string>? MatchAnyStorageClass { get; init; }
}

/// <summary>What keys must look like.</summary>
public sealed record KeyNameConstraint
{
    public IReadOnlyList<string>? MatchAnyPrefix { get; init; }

    public IReadOnlyList<string>? MatchAnySuffix { get; init; }

    public IReadOnlyList<string>? MatchAnySubstring { get; init; }
}

/// <summary>The list that S3 made, for who asks about the job.</summary>
public sealed record S3GeneratedManifestDescriptor
{
    public string? Format { get; init; }

    public JobManifestLocation? Location { get; init; }
}
