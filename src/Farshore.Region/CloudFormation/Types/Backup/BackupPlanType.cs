using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>A backup plan. The stack's own is known by its creator request id.</summary>
sealed class BackupPlanType : IResourceType
{
    const string Document = "BackupPlan";
    const string Tags = "BackupPlanTags";

    static readonly TemplateForm<BackupPlanInput> Form = new(
        BackupTemplates.Default.BackupPlanInput, ("BackupPlanRule", "Rules"), ("TargetBackupVault", "TargetBackupVaultName"));

    public ResourceSchema Schema { get; } = new("AWS::Backup::BackupPlan", new HashSet<string> { Document, Tags })
    {
        Required = new HashSet<string> { Document },
        Attributes = new HashSet<string> { "BackupPlanArn", "BackupPlanId", "VersionId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(BackupApi.CreateBackupPlan, new()
        {
            BackupPlan = Read(wanted), BackupPlanTags = work.TagsWith(wanted.Map(Tags)), CreatorRequestId = work.Token,
        }, cancellationToken);
        return Made(made.BackupPlanId!, made.BackupPlanArn!, made.VersionId!);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var now = await work.Api.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = id }, cancellationToken);
        await work.SettleTagsAsync(now.BackupPlanArn!, before.Map(Tags), wanted.Map(Tags), cancellationToken);
        // Every update is a new version, so what is so already is left alone.
        if (JsonNode.DeepEquals(Written(now, wanted), wanted.Values[Document])) return Made(id, now.BackupPlanArn!, now.VersionId!);
        var changed = await work.Api.SendAsync(
            BackupApi.UpdateBackupPlan, new() { BackupPlanId = id, BackupPlan = Read(wanted) }, cancellationToken);
        return Made(id, changed.BackupPlanArn!, changed.VersionId!);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await Absent.IsFineAsync(
            work.Api.SendAsync(BackupApi.DeleteBackupPlan, new() { BackupPlanId = id }, cancellationToken), "ResourceNotFoundException");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var now = await Absent.OrNoneAsync(
            work.Api.SendAsync(BackupApi.GetBackupPlan, new() { BackupPlanId = id }, cancellationToken), "ResourceNotFoundException");
        if (now is null or { DeletionDate: not null }) return null;
        var tags = await work.ReadTagsAsync(now.BackupPlanArn!, last.Map(Tags), cancellationToken);
        return new Readout(last).Put(Document, Written(now, last)).Put(Tags, tags.ToJson()).Values;
    }

    static BackupPlanInput Read(ResourceProperties wanted) => Form.Read(wanted.Values[Document]!, Document);

    static JsonNode? Written(GetBackupPlanOutput now, ResourceProperties last)
    {
        var plan = now.BackupPlan!;
        return AsWritten.Of(Form.Write(new()
        {
            BackupPlanName = plan.BackupPlanName, AdvancedBackupSettings = plan.AdvancedBackupSettings, ScanSettings = plan.ScanSettings,
            Rules = [.. plan.Rules.Select(rule => new BackupRuleInput
            {
                RuleName = rule.RuleName, TargetBackupVaultName = rule.TargetBackupVaultName, ScheduleExpression = rule.ScheduleExpression,
                ScheduleExpressionTimezone = rule.ScheduleExpressionTimezone, StartWindowMinutes = rule.StartWindowMinutes,
                CompletionWindowMinutes = rule.CompletionWindowMinutes, Lifecycle = rule.Lifecycle, CopyActions = rule.CopyActions,
                RecoveryPointTags = rule.RecoveryPointTags, EnableContinuousBackup = rule.EnableContinuousBackup,
            })],
        }), last.Values[Document]);
    }

    static MadeResource Made(string id, string arn, string version) =>
        new(id, new() { ["BackupPlanId"] = id, ["BackupPlanArn"] = arn, ["VersionId"] = version });
}
