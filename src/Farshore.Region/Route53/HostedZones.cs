using System.Globalization;
using Farshore.Aws;
using Farshore.Aws.Route53;
using Farshore.Region.Hosting;

namespace Farshore.Region.Route53;

/// <summary>Public hosted zones.</summary>
sealed class HostedZones(Zones zones, Changes changes)
{
    const int MostOnPage = 100;
    const long DayAndNight = 172800;

    public void Serve(Operations served)
    {
        served.Add(Route53Api.CreateHostedZone, CreateAsync);
        served.Add(Route53Api.GetHostedZone, (request, _, _) =>
        {
            var zone = zones.Get(request.Id);
            return Task.FromResult(new GetHostedZoneResponse { HostedZone = Answer(zone), DelegationSet = Servers(zone) });
        });
        served.Add(Route53Api.ListHostedZones, ListAsync);
        served.Add(Route53Api.ListHostedZonesByName, ListByNameAsync);
        served.Add(Route53Api.DeleteHostedZone, DeleteAsync);
    }

    async Task<CreateHostedZoneResponse> CreateAsync(CreateHostedZoneRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.HostedZoneConfig?.PrivateZone is true) throw new AwsException("InvalidInput",
            "When you're creating a private hosted zone (when you specify true for PrivateZone), "
            + "you must also specify values for VPCId and VPCRegion.");
        var name = RecordName.Normal(request.Name);
        if (name is "." || name.Split('.').SkipLast(1).Any(label => label.Length is 0 or > 63))
            throw new AwsException("InvalidDomainName", $"The domain name {request.Name} is not valid.");
        var id = Changes.NewId("Z");
        var zone = new StoredZone(id, name, request.CallerReference, request.HostedZoneConfig?.Comment, ServersOf(id));
        var change = await zones.Database.WriteAsync(connection =>
        {
            if (zones.All.List(connection).Any(other => other.CallerReference == request.CallerReference))
                throw new AwsException("HostedZoneAlreadyExists",
                    "A hosted zone has already been created with the specified caller reference.", 409);
            zones.All.Put(connection, id, zone);
            foreach (var set in Own(zone)) zones.Put(connection, id, set);
            return changes.Submit(connection, null);
        }, cancellationToken);
        return new()
        {
            HostedZone = Answer(zone),
            ChangeInfo = change,
            DelegationSet = Servers(zone),
            Location = $"https://route53.amazonaws.com/2013-04-01/hostedzone/{id}",
        };
    }

    Task<ListHostedZonesResponse> ListAsync(ListHostedZonesRequest request, Call call, CancellationToken cancellationToken)
    {
        var most = Most(request.MaxItems, MostOnPage);
        var page = zones.All.List().SkipWhile(zone => request.Marker is { Length: > 0 } from
            && string.CompareOrdinal(zone.Id, Zones.Own(from)) < 0).Take(most + 1).ToList();
        return Task.FromResult(new ListHostedZonesResponse
        {
            HostedZones = [.. page.Take(most).Select(Answer)],
            Marker = request.Marker ?? "",
            IsTruncated = page.Count > most,
            NextMarker = page.Count > most ? page[most].Id : null,
            MaxItems = $"{most}",
        });
    }

    Task<ListHostedZonesByNameResponse> ListByNameAsync(
        ListHostedZonesByNameRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request is { HostedZoneId: not null, DNSName: null }) throw new AwsException("InvalidInput",
            "The dnsName parameter must be specified if the hostedZoneId parameter is specified.");
        var most = Most(request.MaxItems, MostOnPage);
        var from = request.DNSName is { Length: > 0 } name ? (RecordName.Sortable(name), Zones.Own(request.HostedZoneId ?? "")) : ("", "");
        var page = zones.All.List().Select(zone => (Place: (RecordName.Sortable(zone.Name), zone.Id), Zone: zone))
            .OrderBy(one => one.Place.Item1, StringComparer.Ordinal).ThenBy(one => one.Place.Id, StringComparer.Ordinal)
            .SkipWhile(one => IsBefore(one.Place, from)).Select(one => one.Zone).Take(most + 1).ToList();
        return Task.FromResult(new ListHostedZonesByNameResponse
        {
            HostedZones = [.. page.Take(most).Select(Answer)],
            DNSName = request.DNSName,
            HostedZoneId = request.HostedZoneId,
            IsTruncated = page.Count > most,
            NextDNSName = page.Count > most ? page[most].Name : null,
            NextHostedZoneId = page.Count > most ? page[most].Id : null,
            MaxItems = $"{most}",
        });
    }

    async Task<DeleteHostedZoneResponse> DeleteAsync(DeleteHostedZoneRequest request, Call call, CancellationToken cancellationToken)
    {
        return new()
        {
            ChangeInfo = await zones.Database.WriteAsync(connection =>
            {
                var zone = zones.Get(connection, request.Id);
                var sets = zones.SetsOf(connection, zone.Id);
                if (sets.Any(set => set.Name != zone.Name || set.Type is not ("NS" or "SOA")))
                    throw new AwsException("HostedZoneNotEmpty",
                        "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
                foreach (var set in sets) zones.Delete(connection, zone.Id, set);
                zones.All.Delete(connection, zone.Id);
                return changes.Submit(connection, null);
            }, cancellationToken),
        };
    }

    /// <summary>What every zone has from its first moment.</summary>
    static IReadOnlyList<ResourceRecordSet> Own(StoredZone zone) =>
    [
        new()
        {
            Name = zone.Name, Type = "NS", TTL = DayAndNight,
            ResourceRecords = [.. zone.NameServers.Select(server => new ResourceRecord { Value = server + "." })],
        },
        new()
        {
            Name = zone.Name, Type = "SOA", TTL = 900,
            ResourceRecords =
                [new() { Value = $"{zone.NameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400" }],
        },
    ];

    HostedZone Answer(StoredZone zone) => new()
    {
        Id = $"/hostedzone/{zone.Id}",
        Name = zone.Name,
        CallerReference = zone.CallerReference,
        Config = new() { Comment = zone.Comment, PrivateZone = false },
        ResourceRecordSetCount = zones.SetsOf(zone.Id).Count,
    };

    static DelegationSet Servers(StoredZone zone) => new() { NameServers = zone.NameServers };

    /// <summary>Four names of the form that AWS's have, always the same for a zone.</summary>
    static IReadOnlyList<string> ServersOf(string zone)
    {
        var number = zone.Aggregate(7u, (sum, letter) => (sum * 31) + letter) % 512;
        string[] domains = ["com", "net", "org", "co.uk"];
        return [.. domains.Select((domain, place) => $"ns-{number + (512 * place)}.awsdns-{number % 64:00}.{domain}")];
    }

    static bool IsBefore((string Name, string Id) place, (string Name, string Id) from) =>
        string.CompareOrdinal(place.Name, from.Name) is var order && order != 0 ? order < 0
        : string.CompareOrdinal(place.Id, from.Id) < 0;

    internal static int Most(string? asked, int limit) => asked switch
    {
        null or "" => limit,
        _ when int.TryParse(asked, CultureInfo.InvariantCulture, out var number) && number > 0 => Math.Min(number, limit),
        _ => throw new AwsException("InvalidInput", $"Invalid value for parameter maxitems: {asked}"),
    };
}
