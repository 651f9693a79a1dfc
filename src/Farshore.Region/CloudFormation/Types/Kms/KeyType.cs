using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Kms;

namespace Farshore.Region.CloudFormation.Types.Kms;

/// <summary><c>AWS::KMS::Key</c>. Deleting it schedules its deletion, as a person's would be.</summary>
sealed class KeyType : IResourceType
{
    const int UsualWait = 30;

    static readonly IReadOnlyList<string> Fixed = ["KeySpec", "KeyUsage", "MultiRegion", "Origin"];

    public ResourceSchema Schema { get; } = new("AWS::KMS::Key", new HashSet<string>(
    [
        "BypassPolicyLockoutSafetyCheck", "Description", "Enabled", "EnableKeyRotation", "KeyPolicy", "PendingWindowInDays",
        "RotationPeriodInDays", "Tags", .. Fixed,
    ]))
    {
        Attributes = new HashSet<string> { "Arn", "KeyId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var key = await new MadeKeys(work).FindAsync(cancellationToken) ?? (await work.Api.SendAsync(KmsApi.CreateKey, new()
        {
            Policy = wanted.Document("KeyPolicy"),
            Description = wanted.Text("Description"),
            KeySpec = wanted.Text("KeySpec"),
            KeyUsage = wanted.Text("KeyUsage"),
            MultiRegion = wanted.Flag("MultiRegion"),
            Origin = wanted.Text("Origin"),
            BypassPolicyLockoutSafetyCheck = wanted.Flag("BypassPolicyLockoutSafetyCheck"),
            Tags = [.. TagsOf(work, wanted), new() { TagKey = KeyTags.MadeBy, TagValue = work.Token }],
        }, cancellationToken)).KeyMetadata!;
        await work.HasMade(key.KeyId!);
        await SwitchAsync(work, key.KeyId!, wanted, cancellationToken);
        return Made(key);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (Fixed.FirstOrDefault(name => wanted.Differs(before, name) && (wanted.Has(name) || before.Has(name))) is { } changed)
            throw new AwsException("InvalidRequest", $"You cannot change the value of the {changed} property on an existing KMS key.", 400);
        if (wanted.Differs(before, "KeyPolicy")) await work.Api.SendAsync(KmsApi.PutKeyPolicy, new()
        {
            KeyId = id, Policy = wanted.Document("KeyPolicy") ?? KeyPolicy.Default(work.Account),
        }, cancellationToken);
        if (wanted.Differs(before, "Description")) await work.Api.SendAsync(KmsApi.UpdateKeyDescription, new()
        {
            KeyId = id, Description = wanted.Text("Description") ?? "",
        }, cancellationToken);
        await SwitchAsync(work, id, wanted, cancellationToken);
        var tags = TagsOf(work, wanted);
        if (before.Tags().Keys.Except(tags.Select(tag => tag.TagKey)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(KmsApi.UntagResource, new() { KeyId = id, TagKeys = gone }, cancellationToken);
        await work.Api.SendAsync(KmsApi.TagResource, new() { KeyId = id, Tags = tags }, cancellationToken);
        return Made((await FindAsync(work, id, cancellationToken))!);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { DeletionDate: null }) return;
        await work.Api.SendAsync(KmsApi.ScheduleKeyDeletion, new()
        {
            KeyId = id, PendingWindowInDays = last.Number("PendingWindowInDays") ?? UsualWait,
        }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { DeletionDate: null } key) return null;
        var rotation = await work.Api.SendAsync(KmsApi.GetKeyRotationStatus, new() { KeyId = id }, cancellationToken);
        var tags = (await work.Api.SendAsync(KmsApi.ListResourceTags, new() { KeyId = id }, cancellationToken)).Tags ?? [];
        var read = new Readout(last)
            .Text("Description", key.Description)
            .Text("KeySpec", key.KeySpec)
            .Text("KeyUsage", key.KeyUsage)
            .Text("Origin", key.Origin)
            .Flag("MultiRegion", key.MultiRegion)
            .Flag("Enabled", key.Enabled)
            .Flag("EnableKeyRotation", rotation.KeyRotationEnabled)
            .Number("RotationPeriodInDays", rotation.RotationPeriodInDays)
            .Put("PendingWindowInDays", last.Values["PendingWindowInDays"])
            .Put("BypassPolicyLockoutSafetyCheck", last.Values["BypassPolicyLockoutSafetyCheck"])
            .Tags(work, tags.Select(tag => KeyValuePair.Create(tag.TagKey, tag.TagValue)));
        if (last.Has("KeyPolicy")) read.Put("KeyPolicy", AsWritten.Policy(
            (await work.Api.SendAsync(KmsApi.GetKeyPolicy, new() { KeyId = id }, cancellationToken)).Policy!, last.Values["KeyPolicy"]));
        return read.Values;
    }

    // A disabled key can be neither rotated nor left unrotated; so it is enabled first and disabled last.
    static async Task SwitchAsync(ResourceWork work, string id, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var key = (await FindAsync(work, id, cancellationToken))!;
        var status = await work.Api.SendAsync(KmsApi.GetKeyRotationStatus, new() { KeyId = id }, cancellationToken);
        var rotates = wanted.Flag("EnableKeyRotation") == true;
        var isOther = rotates != status.KeyRotationEnabled
            || (rotates && wanted.Number("RotationPeriodInDays") is { } days && days != status.RotationPeriodInDays);
        var enabled = wanted.Flag("Enabled") != false;
        if (key.Enabled == false && (enabled || isOther))
            await work.Api.SendAsync(KmsApi.EnableKey, new() { KeyId = id }, cancellationToken);
        if (isOther && rotates) await work.Api.SendAsync(KmsApi.EnableKeyRotation, new()
        {
            KeyId = id, RotationPeriodInDays = wanted.Number("RotationPeriodInDays"),
        }, cancellationToken);
        if (isOther && !rotates) await work.Api.SendAsync(KmsApi.DisableKeyRotation, new() { KeyId = id }, cancellationToken);
        if (!enabled) await work.Api.SendAsync(KmsApi.DisableKey, new() { KeyId = id }, cancellationToken);
    }

    static IReadOnlyList<Tag> TagsOf(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(wanted.Tags()).Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })];

    static async Task<KeyMetadata?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken) =>
        (await Absent.OrNoneAsync(work.Api.SendAsync(KmsApi.DescribeKey, new() { KeyId = id }, cancellationToken), "NotFoundException"))
            ?.KeyMetadata;

    static MadeResource Made(KeyMetadata key) => new(key.KeyId!, new() { ["Arn"] = key.Arn, ["KeyId"] = key.KeyId });
}
