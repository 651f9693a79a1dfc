using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>What a restore testing plan tries. The stack's own is known by its creator request id.</summary>
sealed class RestoreTestingSelectionType : IResourceType
{
    const string Plan = "RestoreTestingPlanName";
    const string Name = "RestoreTestingSelectionName";
    const string Conditions = "ProtectedResourceConditions";
    const string Overrides = "RestoreMetadataOverrides";
    const string NotThere = "ResourceNotFoundException";

    static readonly TemplateForm<ProtectedResourceConditions> Form = new(BackupTemplates.Default.ProtectedResourceConditions);

    public ResourceSchema Schema { get; } = new("AWS::Backup::RestoreTestingSelection", new HashSet<string>
    {
        Plan, Name, "IamRoleArn", "ProtectedResourceArns", Conditions, "ProtectedResourceType", Overrides, "ValidationWindowHours",
    })
    {
        Required = new HashSet<string> { Plan, Name, "IamRoleArn", "ProtectedResourceType" },
        CreateOnly = new HashSet<string> { Plan, Name, "ProtectedResourceType" },
        NameProperty = Name,
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(BackupApi.CreateRestoreTestingSelection, new()
        {
            RestoreTestingPlanName = wanted.Required(Plan), CreatorRequestId = work.Token,
            RestoreTestingSelection = new()
            {
                RestoreTestingSelectionName = wanted.Required(Name), IamRoleArn = wanted.Required("IamRoleArn"),
                ProtectedResourceType = wanted.Required("ProtectedResourceType"),
                ProtectedResourceArns = wanted.Texts("ProtectedResourceArns"), ProtectedResourceConditions = ConditionsOf(wanted),
                RestoreMetadataOverrides = wanted.Has(Overrides) ? wanted.Map(Overrides) : null,
                ValidationWindowHours = wanted.Number("ValidationWindowHours"),
            },
        }, cancellationToken);
        return Made(made.RestoreTestingPlanName, made.RestoreTestingSelectionName);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (plan, name) = Parted(id);
        await work.Api.SendAsync(BackupApi.UpdateRestoreTestingSelection, new()
        {
            RestoreTestingPlanName = plan, RestoreTestingSelectionName = name,
            RestoreTestingSelection = new()
            {
                IamRoleArn = wanted.Required("IamRoleArn"), ProtectedResourceArns = wanted.Texts("ProtectedResourceArns"),
                ProtectedResourceConditions = ConditionsOf(wanted), RestoreMetadataOverrides = wanted.Map(Overrides),
                ValidationWindowHours = wanted.Number("ValidationWindowHours") ?? 0,
            },
        }, cancellationToken);
        return Made(plan, name);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var (plan, name) = Parted(id);
        await Absent.IsFineAsync(work.Api.SendAsync(BackupApi.DeleteRestoreTestingSelection,
            new() { RestoreTestingPlanName = plan, RestoreTestingSelectionName = name }, cancellationToken), NotThere);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var (plan, name) = Parted(id);
        var found = await Absent.OrNoneAsync(work.Api.SendAsync(BackupApi.GetRestoreTestingSelection,
            new() { RestoreTestingPlanName = plan, RestoreTestingSelectionName = name }, cancellationToken), NotThere);
        if (found?.RestoreTestingSelection is not { } now) return null;
        return new Readout(last).Text(Plan, plan).Text(Name, name).Text("IamRoleArn", now.IamRoleArn)
            .Text("ProtectedResourceType", now.ProtectedResourceType).Number("ValidationWindowHours", now.ValidationWindowHours)
            .Texts("ProtectedResourceArns", now.ProtectedResourceArns ?? [])
            .Put(Conditions, now.ProtectedResourceConditions is { } conditions
                ? AsWritten.Of(Form.Write(conditions), last.Values[Conditions]) : null)
            .Put(Overrides, now.RestoreMetadataOverrides?.ToJson()).Values;
    }

    static ProtectedResourceConditions? ConditionsOf(ResourceProperties wanted) =>
        wanted.Values[Conditions] is { } written ? Form.Read(written, Conditions) : null;

    static (string Plan, string Name) Parted(string id) =>
        id.Split('|') is [var plan, var name] ? (plan, name) : throw new FormatException($"{id} names no restore testing selection");

    static MadeResource Made(string plan, string name) => new($"{plan}|{name}", []);
}
