namespace Farshore.Recovery.Sets;

/// <summary>What the members of a set stood on in the primary: networks, groups, roles, parameters. Without it a copy is data that nothing
/// can run.</summary>
public sealed record CapturedEnvironment
{
    public IReadOnlyList<CapturedVpc> Vpcs { get; init; } = [];
    public IReadOnlyList<CapturedSubnet> Subnets { get; init; } = [];
    public IReadOnlyList<CapturedSecurityGroup> SecurityGroups { get; init; } = [];
    public IReadOnlyList<CapturedSubnetGroup> SubnetGroups { get; init; } = [];
    public IReadOnlyList<CapturedParameterGroup> ParameterGroups { get; init; } = [];
    public IReadOnlyList<CapturedProfile> Profiles { get; init; } = [];
    public IReadOnlyList<CapturedKeyPair> KeyPairs { get; init; } = [];

    /// <summary>What could not be read when the set was taken, and why; it is not among the above.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A network.</summary>
public sealed record CapturedVpc(string Id, string Cidr, bool IsDefault, IReadOnlyDictionary<string, string> Tags);

/// <summary>A subnet.</summary>
/// <param name="Zone">Its availability zone in the primary.</param>
/// <param name="IsPublic">Instances in it get a public address at launch.</param>
public sealed record CapturedSubnet(
    string Id, string VpcId, string Cidr, string Zone, bool IsDefault, bool IsPublic, IReadOnlyDictionary<string, string> Tags);

/// <summary>A security group with its rules.</summary>
public sealed record CapturedSecurityGroup(
    string Id, string Name, string Description, string VpcId, IReadOnlyList<CapturedRule> Ingress, IReadOnlyList<CapturedRule> Egress,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>One rule of a security group: what may pass, and from or to where. Exactly one of the last four is given.</summary>
/// <param name="Protocol">tcp, udp, icmp, a number, or -1 for all.</param>
public sealed record CapturedRule(
    string Protocol, int? FromPort, int? ToPort, string? Cidr = null, string? CidrIpv6 = null, string? Group = null,
    string? PrefixList = null)
{
    public string? Description { get; init; }
}

/// <summary>A DB subnet group.</summary>
public sealed record CapturedSubnetGroup(string Name, string Description, string VpcId, IReadOnlyList<string> Subnets);

/// <summary>A DB parameter group: those of its parameters that differ from its family's.</summary>
public sealed record CapturedParameterGroup(
    string Name, string Family, string Description, IReadOnlyDictionary<string, string> Parameters);

/// <summary>An instance profile with its role. Both are global, so they are there in every Region; what is recorded shows whether they
/// changed.</summary>
public sealed record CapturedProfile(string Name, string Arn, string? Role, string? RoleArn);

/// <summary>A key pair. Only AWS and the user know the key itself; its fingerprint tells whether two are the same.</summary>
public sealed record CapturedKeyPair(string Name, string? Fingerprint, string? PublicKey);
