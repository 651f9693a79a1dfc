namespace Farshore.Aws.Route53;

/// <summary>What is said of a zone beside its name.</summary>
public sealed record HostedZoneConfig
{
    public string? Comment { get; init; }

    public bool? PrivateZone { get; init; }
}

/// <summary>A domain and all that is under it.</summary>
public sealed record HostedZone
{
    /// <summary><c>/hostedzone/</c> and the zone's own id.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string CallerReference { get; init; }

    public HostedZoneConfig? Config { get; init; }

    public long? ResourceRecordSetCount { get; init; }
}

/// <summary>The four name servers that answer for a zone.</summary>
public sealed record DelegationSet
{
    public string? Id { get; init; }

    public string? CallerReference { get; init; }

    [Items("NameServer")]
    public required IReadOnlyList<string> NameServers { get; init; }
}

/// <summary>A new zone; the reference makes a repeat recognisable.</summary>
public sealed record CreateHostedZoneRequest
{
    public required string Name { get; init; }

    public required string CallerReference { get; init; }

    public HostedZoneConfig? HostedZoneConfig { get; init; }
}

/// <summary>The zone as it was made.</summary>
public sealed record CreateHostedZoneResponse
{
    public required HostedZone HostedZone { get; init; }

    public required ChangeInfo ChangeInfo { get; init; }

    public required DelegationSet DelegationSet { get; init; }

    [InHeader("Location")]
    public required string Location { get; init; }
}

/// <summary>Asks for one zone.</summary>
public sealed record GetHostedZoneRequest
{
    [InPath("Id")]
    public required string Id { get; init; }
}

/// <summary>The zone that was asked for.</summary>
public sealed record GetHostedZoneResponse
{
    public required HostedZone HostedZone { get; init; }

    public DelegationSet? DelegationSet { get; init; }
}

/// <summary>Asks for the account's zones, page by page.</summary>
public sealed record ListHostedZonesRequest
{
    [InQuery("marker")]
    public string? Marker { get; init; }

    [InQuery("maxitems")]
    public string? MaxItems { get; init; }
}

/// <summary>One page of zones.</summary>
public sealed record ListHostedZonesResponse
{
    [Items("HostedZone")]
    public required IReadOnlyList<HostedZone> HostedZones { get; init; }

    public required string Marker { get; init; }

    public required bool IsTruncated { get; init; }

    public string? NextMarker { get; init; }

    public required string MaxItems { get; init; }
}

/// <summary>Asks for zones in the order of their names, from a name on.</summary>
public sealed record ListHostedZonesByNameRequest
{
    [InQuery("dnsname")]
    public string? DNSName { get; init; }

    [InQuery("hostedzoneid")]
    public string? HostedZoneId { get; init; }

    [InQuery("maxitems")]
    public string? MaxItems { get; init; }
}

/// <summary>One page of zones by name, and where the next begins.</summary>
public sealed record ListHostedZonesByNameResponse
{
    [Items("HostedZone")]
    public required IReadOnlyList<HostedZone> HostedZones { get; init; }

    public string? DNSName { get; init; }

    public string? HostedZoneId { get; init; }

    public required bool IsTruncated { get; init; }

    public string? NextDNSName { get; init; }

    public string? NextHostedZoneId { get; init; }

    public required string MaxItems { get; init; }
}

/// <summary>Names the zone to remove; only its own NS and SOA records may be left.</summary>
public sealed record DeleteHostedZoneRequest
{
    [InPath("Id")]
    public required string Id { get; init; }
}

/// <summary>The removal as a change that name servers have to learn.</summary>
public sealed record DeleteHostedZoneResponse
{
    public required ChangeInfo ChangeInfo { get; init; }
}

public static partial class Route53Api
{
    public static readonly Operation<CreateHostedZoneRequest, CreateHostedZoneResponse> CreateHostedZone = new(
        Service, nameof(CreateHostedZone), new("POST", "/2013-04-01/hostedzone", 201),
        Route53Shapes.Default.CreateHostedZoneRequest, Route53Shapes.Default.CreateHostedZoneResponse);

    public static readonly Operation<GetHostedZoneRequest, GetHostedZoneResponse> GetHostedZone = new(
        Service, nameof(GetHostedZone), new("GET", "/2013-04-01/hostedzone/{Id}"),
        Route53Shapes.Default.GetHostedZoneRequest, Route53Shapes.Default.GetHostedZoneResponse);

    public static readonly Operation<ListHostedZonesRequest, ListHostedZonesResponse> ListHostedZones = new(
        Service, nameof(ListHostedZones), new("GET", "/2013-04-01/hostedzone"),
        Route53Shapes.Default.ListHostedZonesRequest, Route53Shapes.Default.ListHostedZonesResponse);

    public static readonly Operation<ListHostedZonesByNameRequest, ListHostedZonesByNameResponse> ListHostedZonesByName = new(
        Service, nameof(ListHostedZonesByName), new("GET", "/2013-04-01/hostedzonesbyname"),
        Route53Shapes.Default.ListHostedZonesByNameRequest, Route53Shapes.Default.ListHostedZonesByNameResponse);

    public static readonly Operation<DeleteHostedZoneRequest, DeleteHostedZoneResponse> DeleteHostedZone = new(
        Service, nameof(DeleteHostedZone), new("DELETE", "/2013-04-01/hostedzone/{Id}"),
        Route53Shapes.Default.DeleteHostedZoneRequest, Route53Shapes.Default.DeleteHostedZoneResponse);
}
