using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>A restore testing plan. The stack's own is known by its creator request id.</summary>
sealed class RestoreTestingPlanType : IResourceType
{
    const string Name = "RestoreTestingPlanName";
    const string Points = "RecoveryPointSelection";
    const string NotThere = "ResourceNotFoundException";

    static readonly TemplateForm<RestoreTestingRecoveryPointSelection> Form =
        new(BackupTemplates.Default.RestoreTestingRecoveryPointSelection);

    public ResourceSchema Schema { get; } = new("AWS::Backup::RestoreTestingPlan", new HashSet<string>
    {
        Name, Points, "ScheduleExpression", "ScheduleExpressionTimezone", "StartWindowHours", "Tags",
    })
    {
        Required = new HashSet<string> { Name, Points, "ScheduleExpression" },
        CreateOnly = new HashSet<string> { Name },
        Attributes = new HashSet<string> { "RestoreTestingPlanArn" },
        NameProperty = Name,
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(BackupApi.CreateRestoreTestingPlan, new()
        {
            CreatorRequestId = work.Token, Tags = work.TagsWith(wanted.Tags()),
            RestoreTestingPlan = new()
            {
                RestoreTestingPlanName = wanted.Required(Name), RecoveryPointSelection = PointsOf(wanted),
                ScheduleExpression = wanted.Required("ScheduleExpression"),
                ScheduleExpressionTimezone = wanted.Text("ScheduleExpressionTimezone"),
                StartWindowHours = wanted.Number("StartWindowHours"),
            },
        }, cancellationToken);
        return Made(made.RestoreTestingPlanName, made.RestoreTestingPlanArn);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var changed = await work.Api.SendAsync(BackupApi.UpdateRestoreTestingPlan, new()
        {
            RestoreTestingPlanName = id,
            RestoreTestingPlan = new()
            {
                RecoveryPointSelection = PointsOf(wanted), ScheduleExpression = wanted.Required("ScheduleExpression"),
                ScheduleExpressionTimezone = wanted.Text("ScheduleExpressionTimezone"),
                StartWindowHours = wanted.Number("StartWindowHours"),
            },
        }, cancellationToken);
        await work.SettleTagsAsync(changed.RestoreTestingPlanArn, before.Tags(), wanted.Tags(), cancellationToken);
        return Made(id, changed.RestoreTestingPlanArn);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await Absent.IsFineAsync(work.Api.SendAsync(
            BackupApi.DeleteRestoreTestingPlan, new() { RestoreTestingPlanName = id }, cancellationToken), NotThere);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var found = await Absent.OrNoneAsync(work.Api.SendAsync(
            BackupApi.GetRestoreTestingPlan, new() { RestoreTestingPlanName = id }, cancellationToken), NotThere);
        if (found?.RestoreTestingPlan is not { } now) return null;
        var tags = await work.ReadTagsAsync(now.RestoreTestingPlanArn!, last.Tags(), cancellationToken);
        return new Readout(last).Text(Name, now.RestoreTestingPlanName).Text("ScheduleExpression", now.ScheduleExpression)
            .Text("ScheduleExpressionTimezone", now.ScheduleExpressionTimezone).Number("StartWindowHours", now.StartWindowHours)
            .Put(Points, AsWritten.Of(Form.Write(now.RecoveryPointSelection!), last.Values[Points])).Tags(work, tags).Values;
    }

    static RestoreTestingRecoveryPointSelection PointsOf(ResourceProperties wanted) => Form.Read(wanted.Values[Points]!, Points);

    static MadeResource Made(string name, string arn) => new(name, new() { ["RestoreTestingPlanArn"] = arn });
}
