namespace Farshore.Recovery.Translation;

/// <summary>What there is in the secondary that a rebuilt workload can stand on. Read once, before anything is decided, so that deciding is
/// a function of data.</summary>
public sealed record SecondarySurvey
{
    public required string Region { get; init; }

    /// <summary>Names of the zones that take instances, sorted.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    public IReadOnlyList<SurveyedVpc> Vpcs { get; init; } = [];
    public IReadOnlyList<SurveyedSubnet> Subnets { get; init; } = [];
    public IReadOnlyList<SurveyedGroup> Groups { get; init; } = [];
    public IReadOnlyList<string> KeyPairs { get; init; } = [];
    public IReadOnlyList<SurveyedSubnetGroup> SubnetGroups { get; init; } = [];
    public IReadOnlyList<string> ParameterGroups { get; init; } = [];
    public IReadOnlyList<string> OptionGroups { get; init; } = [];

    /// <summary>DB instances by identifier: a restored one cannot take a name that is taken.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>The zones that offer each instance type that was asked about.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Offers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>ARN of the key that the vault's copies are encrypted with; null where it has none of its own.</summary>
    public string? VaultKey { get; init; }

    /// <summary>Device names of each machine's image, by the plan's name of it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SurveyedDevice>> Devices { get; init; } =
        new Dictionary<string, IReadOnlyList<SurveyedDevice>>();

    [System.Text.Json.Serialization.JsonIgnore]
    public SurveyedVpc? DefaultVpc => Vpcs.FirstOrDefault(vpc => vpc.IsDefault);

    public SurveyedSubnet? Subnet(string id) => Subnets.FirstOrDefault(subnet => subnet.Id == id);

    public SurveyedGroup? Group(string id) => Groups.FirstOrDefault(group => group.Id == id);

    public SurveyedGroup? Group(string vpc, string name) => Groups.FirstOrDefault(group => group.VpcId == vpc && group.Name == name);

    /// <summary>Whether the type is offered in the zone; in any zone where none is named.</summary>
    public bool IsOffered(string type, string? zone) =>
        Offers.TryGetValue(type, out var zones) && (zone is null ? zones.Count > 0 : zones.Contains(zone));
}

/// <summary>A network of the secondary.</summary>
public sealed record SurveyedVpc(string Id, string Cidr, bool IsDefault, string? Name);

/// <summary>A subnet of the secondary.</summary>
public sealed record SurveyedSubnet(string Id, string VpcId, string Zone, string? Name);

/// <summary>A security group of the secondary.</summary>
public sealed record SurveyedGroup(string Id, string Name, string VpcId);

/// <summary>A disk of an image that a machine is restored from.</summary>
public sealed record SurveyedDevice(string Name, int? SizeGiB, string? Type);

/// <summary>A DB subnet group of the secondary.</summary>
public sealed record SurveyedSubnetGroup(string Name, string? VpcId);
