using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>A template's rules of ageing.</summary>
sealed record TemplateLifecycle
{
    public required IReadOnlyList<TemplateLifecycleRule> Rules { get; init; }

    public string? TransitionDefaultMinimumObjectSize { get; init; }
}

/// <summary>When versions change their class for the last time.</summary>
sealed record TemplateTransition
{
    public required string StorageClass { get; init; }

    public DateTimeOffset? TransitionDate { get; init; }

    public int? TransitionInDays { get; init; }

    public Transition ToApi() => new() { StorageClass = StorageClass, Date = TransitionDate, Days = TransitionInDays };

    public static TemplateTransition Of(Transition there) =>
        new() { StorageClass = there.StorageClass!, TransitionDate = there.Date, TransitionInDays = there.Days };
}

/// <summary>The same for versions that were replaced.</summary>
sealed record TemplateNoncurrentTransition
{
    public required string StorageClass { get; init; }

    public required int TransitionInDays { get; init; }

    public int? NewerNoncurrentVersions { get; init; }

    public NoncurrentVersionTransition ToApi() =>
        new() { StorageClass = StorageClass, NoncurrentDays = TransitionInDays, NewerNoncurrentVersions = NewerNoncurrentVersions };

    public static TemplateNoncurrentTransition Of(NoncurrentVersionTransition there) => new()
    {
        StorageClass = there.StorageClass!, TransitionInDays = there.NoncurrentDays ?? 0,
        NewerNoncurrentVersions = there.NewerNoncurrentVersions,
    };
}

/// <summary>One rule: what the API nests in a filter and in actions stands side by side here.</summary>
sealed record TemplateLifecycleRule
{
    public string? Id { get; init; }

    public required string Status { get; init; }

    public string? Prefix { get; init; }

    public IReadOnlyList<Tag>? TagFilters { get; init; }

    public long? ObjectSizeGreaterThan { get; init; }

    public long? ObjectSizeLessThan { get; init; }

    public DateTimeOffset? ExpirationDate { get; init; }

    public int? ExpirationInDays { get; init; }

    public bool? ExpiredObjectDeleteMarker { get; init; }

    public AbortIncompleteMultipartUpload? AbortIncompleteMultipartUpload { get; init; }

    public NoncurrentVersionExpiration? NoncurrentVersionExpiration { get; init; }

    public int? NoncurrentVersionExpirationInDays { get; init; }

    public TemplateNoncurrentTransition? NoncurrentVersionTransition { get; init; }

    public IReadOnlyList<TemplateNoncurrentTransition>? NoncurrentVersionTransitions { get; init; }

    public TemplateTransition? Transition { get; init; }

    public IReadOnlyList<TemplateTransition>? Transitions { get; init; }

    public LifecycleRule ToApi() => new()
    {
        ID = Id,
        Status = Status,
        Filter = Filter(),
        Expiration = (ExpirationDate, ExpirationInDays, ExpiredObjectDeleteMarker) is (null, null, null) ? null : new()
        {
            Date = ExpirationDate, Days = ExpirationInDays, ExpiredObjectDeleteMarker = ExpiredObjectDeleteMarker,
        },
        AbortIncompleteMultipartUpload = AbortIncompleteMultipartUpload,
        NoncurrentVersionExpiration = NoncurrentVersionExpiration
            ?? (NoncurrentVersionExpirationInDays is { } days ? new() { NoncurrentDays = days } : null),
        NoncurrentVersionTransitions =
            (NoncurrentVersionTransitions ?? One(NoncurrentVersionTransition))?.Select(one => one.ToApi()).ToList(),
        Transitions = (Transitions ?? One(Transition))?.Select(one => one.ToApi()).ToList(),
    };

    public static TemplateLifecycleRule Of(LifecycleRule there) => new()
    {
        Id = there.ID,
        Status = there.Status,
        Prefix = there.Prefix ?? there.Filter?.And?.Prefix ?? there.Filter?.Prefix,
        TagFilters = there.Filter?.And?.Tags ?? One(there.Filter?.Tag),
        ObjectSizeGreaterThan = there.Filter?.And?.ObjectSizeGreaterThan ?? there.Filter?.ObjectSizeGreaterThan,
        ObjectSizeLessThan = there.Filter?.And?.ObjectSizeLessThan ?? there.Filter?.ObjectSizeLessThan,
        ExpirationDate = there.Expiration?.Date,
        ExpirationInDays = there.Expiration?.Days,
        ExpiredObjectDeleteMarker = there.Expiration?.ExpiredObjectDeleteMarker,
        AbortIncompleteMultipartUpload = there.AbortIncompleteMultipartUpload,
        NoncurrentVersionExpiration = there.NoncurrentVersionExpiration,
        NoncurrentVersionExpirationInDays = there.NoncurrentVersionExpiration?.NoncurrentDays,
        NoncurrentVersionTransition = there.NoncurrentVersionTransitions is [var only] ? TemplateNoncurrentTransition.Of(only) : null,
        NoncurrentVersionTransitions = there.NoncurrentVersionTransitions?.Select(TemplateNoncurrentTransition.Of).ToList(),
        Transition = there.Transitions is [var one] ? TemplateTransition.Of(one) : null,
        Transitions = there.Transitions?.Select(TemplateTransition.Of).ToList(),
    };

    LifecycleRuleFilter Filter()
    {
        var tags = TagFilters ?? [];
        var said = (Prefix is null ? 0 : 1) + (ObjectSizeGreaterThan is null ? 0 : 1) + (ObjectSizeLessThan is null ? 0 : 1) + tags.Count;
        return said switch
        {
            0 => new() { Prefix = "" },
            1 => new()
            {
                Prefix = Prefix, Tag = tags is [var tag] ? tag : null, ObjectSizeGreaterThan = ObjectSizeGreaterThan,
                ObjectSizeLessThan = ObjectSizeLessThan,
            },
            _ => new()
            {
                And = new()
                {
                    Prefix = Prefix, Tags = tags is [] ? null : tags, ObjectSizeGreaterThan = ObjectSizeGreaterThan,
                    ObjectSizeLessThan = ObjectSizeLessThan,
                },
            },
        };
    }

    static IReadOnlyList<T>? One<T>(T? only) where T : class => only is null ? null : [only];
}
