using Farshore.Aws.Ec2;

namespace Farshore.Region.Ec2;

/// <summary>A route table as it is kept; whether a route leads anywhere is found when it is shown.</summary>
public sealed record RouteTableRecord
{
    /// <summary>What routes name that keep packets in the network.</summary>
    public const string Local = "local";

    public required string RouteTableId { get; init; }

    public required string VpcId { get; init; }

    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>Set on the network's main table.</summary>
    public string? MainAssociationId { get; init; }

    public IReadOnlyList<RoutedSubnet> Subnets { get; init; } = [];

    public string? ClientToken { get; init; }
}

/// <summary>A subnet that uses a table of its own choice.</summary>
public sealed record RoutedSubnet(string Id, string SubnetId);

/// <summary>An internet gateway and the network that it is attached to, if any.</summary>
public sealed record GatewayRecord(string Id, string? VpcId);

/// <summary>Whether a network resolves names, and gives them to what is in it.</summary>
public sealed record VpcNames(bool Support, bool Hostnames);
