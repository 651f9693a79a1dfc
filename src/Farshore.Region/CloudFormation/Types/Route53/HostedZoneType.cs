using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Route53;

namespace Farshore.Region.CloudFormation.Types.Route53;

/// <summary><c>AWS::Route53::HostedZone</c>, public. Another comment makes another zone here, since a zone's comment cannot be
/// changed.</summary>
sealed class HostedZoneType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::Route53::HostedZone", new HashSet<string> { "HostedZoneConfig", "Name" })
    {
        Required = new HashSet<string> { "Name" },
        CreateOnly = new HashSet<string> { "HostedZoneConfig", "Name" },
        Attributes = new HashSet<string> { "Id", "NameServers" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        try
        {
            var made = await work.Api.SendAsync(Route53Api.CreateHostedZone, new()
            {
                Name = wanted.Required("Name"),
                CallerReference = work.Token,
                HostedZoneConfig = wanted.Part("HostedZoneConfig")?.Only("Comment").Text("Comment") is { } comment
                    ? new() { Comment = comment } : null,
            }, cancellationToken);
            return Made(made.HostedZone.Id, made.DelegationSet);
        }
        catch (AwsException there) when (there.Code == "HostedZoneAlreadyExists")
        {
            // The reference is this attempt's own, so the zone is what an earlier one made.
            if (await FoundAsync(work, cancellationToken) is not { } found) throw;
            return found;
        }
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        Made(id, (await work.Api.SendAsync(Route53Api.GetHostedZone, new() { Id = id }, cancellationToken)).DelegationSet);

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(Route53Api.DeleteHostedZone, new() { Id = id }, cancellationToken), "NoSuchHostedZone");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var there = await Absent.OrNoneAsync(
            work.Api.SendAsync(Route53Api.GetHostedZone, new() { Id = id }, cancellationToken), "NoSuchHostedZone");
        if (there is null) return null;
        return new Readout(last)
            .Text("Name", last.Required("Name").EndsWith('.') ? there.HostedZone.Name : there.HostedZone.Name.TrimEnd('.'))
            .Put("HostedZoneConfig", new JsonObject { ["Comment"] = there.HostedZone.Config?.Comment ?? "" }).Values;
    }

    static async Task<MadeResource?> FoundAsync(ResourceWork work, CancellationToken cancellationToken)
    {
        for (string? marker = null; ;)
        {
            var page = await work.Api.SendAsync(Route53Api.ListHostedZones, new() { Marker = marker }, cancellationToken);
            if (page.HostedZones.FirstOrDefault(zone => zone.CallerReference == work.Token) is { } zone)
            {
                var there = await work.Api.SendAsync(Route53Api.GetHostedZone, new() { Id = BareId(zone.Id) }, cancellationToken);
                return Made(zone.Id, there.DelegationSet);
            }

            if (!page.IsTruncated) return null;
            marker = page.NextMarker;
        }
    }

    static string BareId(string id) => id.Split('/')[^1];

    static MadeResource Made(string id, DelegationSet? servers) => new(BareId(id), new()
    {
        ["Id"] = BareId(id),
        ["NameServers"] = new JsonArray([.. (servers?.NameServers ?? []).Select(server => (JsonNode)server)]),
    });
}
