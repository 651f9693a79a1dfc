using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Route53;

namespace Farshore.Region.CloudFormation.Types.Route53;

/// <summary><c>AWS::Route53::RecordSet</c>.</summary>
sealed class RecordSetType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::Route53::RecordSet", new HashSet<string>
    {
        "AliasTarget", "Comment", "Failover", "HostedZoneId", "HostedZoneName", "MultiValueAnswer", "Name", "Region", "ResourceRecords",
        "SetIdentifier", "TTL", "Type", "Weight",
    })
    {
        Required = new HashSet<string> { "Name", "Type" },
        CreateOnly = new HashSet<string> { "HostedZoneId", "HostedZoneName", "Name" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (zone, record) = (await new ZoneOf(work).FindAsync(wanted, cancellationToken), TemplateRecord.Of(wanted));
        try
        {
            await ChangeAsync(work, zone, wanted.Text("Comment"), cancellationToken, ("CREATE", record));
        }
        catch (AwsException there) when (there.Code == "InvalidChangeBatch"
            && there.Message.Contains("but it already exists", StringComparison.Ordinal))
        {
            // A record set has no tags: one that says exactly this is what an earlier attempt made.
            if (await FindAsync(work, zone, record, cancellationToken) is not { } found || !TemplateRecord.AreSame(found, record)) throw;
        }

        return new(wanted.Required("Name"), []);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (zone, record) = (await new ZoneOf(work).FindAsync(wanted, cancellationToken), TemplateRecord.Of(wanted));
        var isOther = wanted.Differs(before, "Type") || wanted.Differs(before, "SetIdentifier");
        var older = isOther ? await FindAsync(work, zone, TemplateRecord.Of(before), cancellationToken) : null;
        if (older is null) await ChangeAsync(work, zone, wanted.Text("Comment"), cancellationToken, ("UPSERT", record));
        else await ChangeAsync(work, zone, wanted.Text("Comment"), cancellationToken, ("DELETE", older), ("UPSERT", record));
        return new(id, []);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var zone = await new ZoneOf(work).FindAsync(last, cancellationToken);
        if (await FindAsync(work, zone, TemplateRecord.Of(last), cancellationToken) is { } record)
            await ChangeAsync(work, zone, null, cancellationToken, ("DELETE", record));
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var zone = await new ZoneOf(work).FindAsync(last, cancellationToken);
        if (await FindAsync(work, zone, TemplateRecord.Of(last), cancellationToken) is not { } record) return null;
        return TemplateRecord.Read(record, last);
    }

    static async Task<ResourceRecordSet?> FindAsync(
        ResourceWork work, string zone, ResourceRecordSet like, CancellationToken cancellationToken)
    {
        var page = await Absent.OrNoneAsync(work.Api.SendAsync(Route53Api.ListResourceRecordSets, new()
        {
            HostedZoneId = zone, StartRecordName = like.Name, StartRecordType = like.Type, StartRecordIdentifier = like.SetIdentifier,
            MaxItems = "1",
        }, cancellationToken), "NoSuchHostedZone");
        return page?.ResourceRecordSets.FirstOrDefault(one =>
            TemplateRecord.SameName(one.Name, like.Name) && one.Type == like.Type && one.SetIdentifier == like.SetIdentifier);
    }

    static Task ChangeAsync(
        ResourceWork work, string zone, string? comment, CancellationToken cancellationToken,
        params (string Action, ResourceRecordSet Record)[] changes) => work.Api.SendAsync(Route53Api.ChangeResourceRecordSets, new()
        {
            HostedZoneId = zone,
            ChangeBatch = new()
            {
                Comment = comment,
                Changes = [.. changes.Select(change => new Change { Action = change.Action, ResourceRecordSet = change.Record })],
            },
        }, cancellationToken);
}
