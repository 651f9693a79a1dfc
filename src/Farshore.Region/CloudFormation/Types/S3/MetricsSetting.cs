using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>Which of a bucket's requests are counted.</summary>
static class MetricsSetting
{
    public static readonly BucketSetting Setting = new ListedSetting<TemplateMetrics>(
        async (api, bucket, stop) =>
        [
            .. ((await api.SendAsync(S3Api.ListBucketMetricsConfigurations, new() { Bucket = bucket }, stop)).MetricsConfigurationList
                ?? [])
                .Select(TemplateMetrics.Of),
        ],
        (api, bucket, one, stop) => api.SendAsync(S3Api.PutBucketMetricsConfiguration, new()
        {
            Bucket = bucket, Id = one.Id, MetricsConfiguration = one.ToApi(),
        }, stop),
        (api, bucket, id, stop) => api.SendAsync(S3Api.DeleteBucketMetricsConfiguration, new() { Bucket = bucket, Id = id }, stop))
        .ToSetting("MetricsConfigurations", new(BucketDocuments.Default.TemplateMetrics), one => one.Id);
}

/// <summary>One count, its filter beside its name.</summary>
sealed record TemplateMetrics
{
    public required string Id { get; init; }

    public string? Prefix { get; init; }

    public IReadOnlyList<Tag>? TagFilters { get; init; }

    public string? AccessPointArn { get; init; }

    public MetricsConfiguration ToApi()
    {
        var tags = TagFilters ?? [];
        var said = (Prefix is null ? 0 : 1) + (AccessPointArn is null ? 0 : 1) + tags.Count;
        return new()
        {
            Id = Id,
            Filter = said switch
            {
                0 => null,
                1 => new() { Prefix = Prefix, AccessPointArn = AccessPointArn, Tag = tags is [var tag] ? tag : null },
                _ => new() { And = new() { Prefix = Prefix, AccessPointArn = AccessPointArn, Tags = tags is [] ? null : tags } },
            },
        };
    }

    public static TemplateMetrics Of(MetricsConfiguration there) => new()
    {
        Id = there.Id,
        Prefix = there.Filter?.And?.Prefix ?? there.Filter?.Prefix,
        TagFilters = there.Filter?.And?.Tags ?? (there.Filter?.Tag is { } tag ? [tag] : null),
        AccessPointArn = there.Filter?.And?.AccessPointArn ?? there.Filter?.AccessPointArn,
    };
}
