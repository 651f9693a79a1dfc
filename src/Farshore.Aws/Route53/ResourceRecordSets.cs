namespace Farshore.Aws.Route53;

/// <summary>One answer of a record set, in the form of its type.</summary>
public sealed record ResourceRecord
{
    public required string Value { get; init; }
}

/// <summary>Something of AWS's that a record set follows instead of holding answers.</summary>
public sealed record AliasTarget
{
    public required string HostedZoneId { get; init; }

    public required string DNSName { get; init; }

    public required bool EvaluateTargetHealth { get; init; }
}

/// <summary>What a name answers with, for one type and, where several are weighed against each other, one identifier.</summary>
public sealed record ResourceRecordSet
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public string? SetIdentifier { get; init; }

    public long? Weight { get; init; }

    public string? Region { get; init; }

    public string? Failover { get; init; }

    public bool? MultiValueAnswer { get; init; }

    public long? TTL { get; init; }

    [Items("ResourceRecord")]
    public IReadOnlyList<ResourceRecord>? ResourceRecords { get; init; }

    public AliasTarget? AliasTarget { get; init; }

    public string? HealthCheckId { get; init; }
}

/// <summary>One change: CREATE, DELETE or UPSERT.</summary>
public sealed record Change
{
    public required string Action { get; init; }

    public required ResourceRecordSet ResourceRecordSet { get; init; }
}

/// <summary>Changes that happen together or not at all.</summary>
public sealed record ChangeBatch
{
    public string? Comment { get; init; }

    [Items("Change")]
    public required IReadOnlyList<Change> Changes { get; init; }
}

/// <summary>Changes a zone's record sets.</summary>
public sealed record ChangeResourceRecordSetsRequest
{
    [InPath("Id")]
    public required string HostedZoneId { get; init; }

    public required ChangeBatch ChangeBatch { get; init; }
}

/// <summary>The change, which name servers have yet to learn.</summary>
public sealed record ChangeResourceRecordSetsResponse
{
    public required ChangeInfo ChangeInfo { get; init; }
}

/// <summary>Asks for a zone's record sets from a name, type and identifier on.</summary>
public sealed record ListResourceRecordSetsRequest
{
    [InPath("Id")]
    public required string HostedZoneId { get; init; }

    [InQuery("name")]
    public string? StartRecordName { get; init; }

    [InQuery("type")]
    public string? StartRecordType { get; init; }

    [InQuery("identifier")]
    public string? StartRecordIdentifier { get; init; }

    [InQuery("maxitems")]
    public string? MaxItems { get; init; }
}

/// <summary>One page of record sets, and where the next begins.</summary>
public sealed record ListResourceRecordSetsResponse
{
    [Items("ResourceRecordSet")]
    public required IReadOnlyList<ResourceRecordSet> ResourceRecordSets { get; init; }

    public required bool IsTruncated { get; init; }

    public string? NextRecordName { get; init; }

    public string? NextRecordType { get; init; }

    public string? NextRecordIdentifier { get; init; }

    public required string MaxItems { get; init; }
}

public static partial class Route53Api
{
    public static readonly Operation<ChangeResourceRecordSetsRequest, ChangeResourceRecordSetsResponse> ChangeResourceRecordSets = new(
        Service, nameof(ChangeResourceRecordSets), new("POST", "/2013-04-01/hostedzone/{Id}/rrset/"),
        Route53Shapes.Default.ChangeResourceRecordSetsRequest, Route53Shapes.Default.ChangeResourceRecordSetsResponse);

    public static readonly Operation<ListResourceRecordSetsRequest, ListResourceRecordSetsResponse> ListResourceRecordSets = new(
        Service, nameof(ListResourceRecordSets), new("GET", "/2013-04-01/hostedzone/{Id}/rrset"),
        Route53Shapes.Default.ListResourceRecordSetsRequest, Route53Shapes.Default.ListResourceRecordSetsResponse);
}
