using System.Text.Json.Nodes;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>What a backup plan takes. It is never changed, only replaced; the stack's own is known by its creator request id.</summary>
sealed class BackupSelectionType : IResourceType
{
    const string Document = "BackupSelection";

    static readonly TemplateForm<BackupSelection> Form = new(BackupTemplates.Default.BackupSelection);

    public ResourceSchema Schema { get; } = new("AWS::Backup::BackupSelection", new HashSet<string> { "BackupPlanId", Document })
    {
        Required = new HashSet<string> { "BackupPlanId", Document },
        CreateOnly = new HashSet<string> { "BackupPlanId", Document },
        Attributes = new HashSet<string> { "BackupPlanId", "Id", "SelectionId" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await work.Api.SendAsync(BackupApi.CreateBackupSelection, new()
        {
            BackupPlanId = wanted.Required("BackupPlanId"), BackupSelection = Form.Read(wanted.Values[Document]!, Document),
            CreatorRequestId = work.Token,
        }, cancellationToken);
        return Made(made.SelectionId!, made.BackupPlanId!);
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        Task.FromResult(Made(Parted(id).Selection, Parted(id).Plan));

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        // A plan that is gone has taken its selections with it.
        if (await FindAsync(work, id, cancellationToken) is null) return;
        var (selection, plan) = Parted(id);
        await Absent.IsFineAsync(work.Api.SendAsync(
            BackupApi.DeleteBackupSelection, new() { BackupPlanId = plan, SelectionId = selection }, cancellationToken),
            "ResourceNotFoundException");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } now ? null
            : new Readout(last).Text("BackupPlanId", now.BackupPlanId)
                .Put(Document, AsWritten.Of(Form.Write(now.BackupSelection!), last.Values[Document])).Values;

    static Task<GetBackupSelectionOutput?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        var (selection, plan) = Parted(id);
        return Absent.OrNoneAsync(work.Api.SendAsync(
            BackupApi.GetBackupSelection, new() { BackupPlanId = plan, SelectionId = selection }, cancellationToken),
            "ResourceNotFoundException", "InvalidParameterValueException");
    }

    static (string Selection, string Plan) Parted(string id) =>
        id.Split('_') is [var selection, var plan] ? (selection, plan) : throw new FormatException($"{id} names no backup selection");

    static MadeResource Made(string selection, string plan)
    {
        var id = $"{selection}_{plan}";
        return new(id, new() { ["Id"] = id, ["SelectionId"] = selection, ["BackupPlanId"] = plan });
    }
}
