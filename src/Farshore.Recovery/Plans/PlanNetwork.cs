namespace Farshore.Recovery.Plans;

/// <summary>What stands in the secondary for the networks of the primary.</summary>
public sealed record PlanNetwork
{
    /// <summary>Networks, security groups, subnet groups and parameter groups that are neither mapped nor there are made in the secondary
    /// as they were captured in the primary.</summary>
    public bool Create { get; init; }

    /// <summary>By identifier or name in the primary, the identifier or name that stands for it in the secondary: VPCs, subnets, security
    /// groups, key pairs, instance profiles, subnet, parameter and option groups, keys.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>();
}

/// <summary>How the workload is rebuilt when it is only rehearsed.</summary>
public sealed record PlanDrill
{
    /// <summary>Addresses of the isolated network that a drill makes and takes away again.</summary>
    public string Cidr { get; init; } = "10.254.0.0/16";
}
