using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>A backup vault with its policy, lock and notifications. A vault that somebody else made is never taken over: the stack's own is
/// known by its creator request id.</summary>
sealed class BackupVaultType : IResourceType
{
    const string Tags = "BackupVaultTags";
    const string NotThere = "ResourceNotFoundException";

    public ResourceSchema Schema { get; } = new("AWS::Backup::BackupVault", new HashSet<string>
    {
        "BackupVaultName", "EncryptionKeyArn", "AccessPolicy", "LockConfiguration", "Notifications", Tags,
    })
    {
        Required = new HashSet<string> { "BackupVaultName" },
        CreateOnly = new HashSet<string> { "BackupVaultName", "EncryptionKeyArn" },
        Attributes = new HashSet<string> { "BackupVaultArn", "BackupVaultName" },
        NameProperty = "BackupVaultName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(BackupApi.CreateBackupVault, new()
        {
            BackupVaultName = wanted.Required("BackupVaultName"), EncryptionKeyArn = wanted.Text("EncryptionKeyArn"),
            BackupVaultTags = work.TagsWith(wanted.Map(Tags)), CreatorRequestId = work.Token,
        }, cancellationToken);
        await work.HasMade(made.BackupVaultName!);
        await SettleAsync(work, made.BackupVaultName!, new([]), wanted, cancellationToken);
        return Made(made.BackupVaultName!, made.BackupVaultArn!);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var vault = await work.Api.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = id }, cancellationToken);
        await work.SettleTagsAsync(vault.BackupVaultArn!, before.Map(Tags), wanted.Map(Tags), cancellationToken);
        await SettleAsync(work, id, before, wanted, cancellationToken);
        return Made(id, vault.BackupVaultArn!);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await Absent.IsFineAsync(
            work.Api.SendAsync(BackupApi.DeleteBackupVault, new() { BackupVaultName = id }, cancellationToken), NotThere);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var vault = await Absent.OrNoneAsync(
            work.Api.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = id }, cancellationToken), NotThere);
        if (vault is null) return null;
        var tags = await work.ReadTagsAsync(vault.BackupVaultArn!, last.Map(Tags), cancellationToken);
        var policy = await Absent.OrNoneAsync(
            work.Api.SendAsync(BackupApi.GetBackupVaultAccessPolicy, new() { BackupVaultName = id }, cancellationToken), NotThere);
        var told = await Absent.OrNoneAsync(
            work.Api.SendAsync(BackupApi.GetBackupVaultNotifications, new() { BackupVaultName = id }, cancellationToken), NotThere);
        return new Readout(last).Text("BackupVaultName", vault.BackupVaultName).Text("EncryptionKeyArn", last.Text("EncryptionKeyArn"))
            .Put("AccessPolicy", policy?.Policy is { } text ? AsWritten.Policy(text, last.Values["AccessPolicy"]) : null)
            .Put("LockConfiguration", vault.Locked == true ? AsWritten.Of(LockOf(vault, last), last.Values["LockConfiguration"]) : null)
            .Put("Notifications", told is null ? null : AsWritten.Of(new JsonObject
            {
                ["SNSTopicArn"] = told.SNSTopicArn, ["BackupVaultEvents"] = told.BackupVaultEvents.ToJson(),
            }, last.Values["Notifications"]))
            .Put(Tags, tags.ToJson()).Values;
    }

    static async Task SettleAsync(
        ResourceWork work, string name, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (wanted.Document("AccessPolicy") is { } policy)
            await work.Api.SendAsync(
                BackupApi.PutBackupVaultAccessPolicy, new() { BackupVaultName = name, Policy = policy }, cancellationToken);
        else if (before.Has("AccessPolicy"))
            await work.Api.SendAsync(BackupApi.DeleteBackupVaultAccessPolicy, new() { BackupVaultName = name }, cancellationToken);
        if (wanted.Part("Notifications") is { } told)
            await work.Api.SendAsync(BackupApi.PutBackupVaultNotifications, new()
            {
                BackupVaultName = name, SNSTopicArn = told.Required("SNSTopicArn"),
                BackupVaultEvents = told.Texts("BackupVaultEvents") ?? [],
            }, cancellationToken);
        else if (before.Has("Notifications"))
            await work.Api.SendAsync(BackupApi.DeleteBackupVaultNotifications, new() { BackupVaultName = name }, cancellationToken);
        await SettleLockAsync(work, name, before, wanted, cancellationToken);
    }

    // A lock that has set cannot be put again, so one that is the same is left alone.
    static async Task SettleLockAsync(
        ResourceWork work, string name, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (JsonNode.DeepEquals(before.Values["LockConfiguration"], wanted.Values["LockConfiguration"])) return;
        if (wanted.Part("LockConfiguration") is { } held)
        {
            held.Required("MinRetentionDays");
            await work.Api.SendAsync(BackupApi.PutBackupVaultLockConfiguration, new()
            {
                BackupVaultName = name, MinRetentionDays = held.Number("MinRetentionDays"),
                MaxRetentionDays = held.Number("MaxRetentionDays"), ChangeableForDays = held.Number("ChangeableForDays"),
            }, cancellationToken);
        }
        else
        {
            await work.Api.SendAsync(BackupApi.DeleteBackupVaultLockConfiguration, new() { BackupVaultName = name }, cancellationToken);
        }
    }

    static JsonObject LockOf(DescribeBackupVaultOutput vault, ResourceProperties last)
    {
        var held = new JsonObject { ["MinRetentionDays"] = vault.MinRetentionDays };
        if (vault.MaxRetentionDays is { } most) held["MaxRetentionDays"] = most;
        // The service tells the day on which the lock sets, not after how many days it was to.
        if (vault.LockDate is not null && last.Part("LockConfiguration")?.Number("ChangeableForDays") is { } days)
            held["ChangeableForDays"] = days;
        return held;
    }

    static MadeResource Made(string name, string arn) => new(name, new() { ["BackupVaultName"] = name, ["BackupVaultArn"] = arn });
}
