using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>Which reports of a bucket's content are made.</summary>
static class InventorySetting
{
    public static readonly BucketSetting Setting = new ListedSetting<TemplateInventory>(
        async (api, bucket, stop) =>
        [
            .. ((await api.SendAsync(S3Api.ListBucketInventoryConfigurations, new() { Bucket = bucket }, stop))
                .InventoryConfigurationList ?? []).Select(TemplateInventory.Of),
        ],
        (api, bucket, one, stop) => api.SendAsync(S3Api.PutBucketInventoryConfiguration, new()
        {
            Bucket = bucket, Id = one.Id, InventoryConfiguration = one.ToApi(),
        }, stop),
        (api, bucket, id, stop) => api.SendAsync(S3Api.DeleteBucketInventoryConfiguration, new() { Bucket = bucket, Id = id }, stop))
        .ToSetting("InventoryConfigurations", new(BucketDocuments.Default.TemplateInventory), one => one.Id);
}

/// <summary>One report as a template asks for it.</summary>
sealed record TemplateInventory
{
    public required string Id { get; init; }

    public required bool Enabled { get; init; }

    public required TemplateInventoryDestination Destination { get; init; }

    public required string IncludedObjectVersions { get; init; }

    public IReadOnlyList<string>? OptionalFields { get; init; }

    public string? Prefix { get; init; }

    public required string ScheduleFrequency { get; init; }

    public InventoryConfiguration ToApi() => new()
    {
        Id = Id,
        IsEnabled = Enabled,
        Destination = new()
        {
            S3BucketDestination = new()
            {
                AccountId = Destination.BucketAccountId, Bucket = Destination.BucketArn, Format = Destination.Format,
                Prefix = Destination.Prefix,
            },
        },
        IncludedObjectVersions = IncludedObjectVersions,
        OptionalFields = OptionalFields,
        Filter = Prefix is null ? null : new() { Prefix = Prefix },
        Schedule = new() { Frequency = ScheduleFrequency },
    };

    public static TemplateInventory Of(InventoryConfiguration there) => new()
    {
        Id = there.Id,
        Enabled = there.IsEnabled,
        Destination = TemplateInventoryDestination.Of(there.Destination.S3BucketDestination),
        IncludedObjectVersions = there.IncludedObjectVersions,
        OptionalFields = there.OptionalFields,
        Prefix = there.Filter?.Prefix,
        ScheduleFrequency = there.Schedule.Frequency,
    };
}

/// <summary>The bucket that reports go to.</summary>
sealed record TemplateInventoryDestination
{
    public string? BucketAccountId { get; init; }

    public required string BucketArn { get; init; }

    public required string Format { get; init; }

    public string? Prefix { get; init; }

    public static TemplateInventoryDestination Of(InventoryS3BucketDestination there) =>
        new() { BucketAccountId = there.AccountId, BucketArn = there.Bucket, Format = there.Format, Prefix = there.Prefix };
}
