using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>What came of a translation: the sheet that a person reads, and the input of every step that restores.</summary>
public sealed record Translated(ProofSheet Sheet, NetworkOrder Order)
{
    /// <summary>By the plan's name.</summary>
    public IReadOnlyDictionary<string, MachineTarget> Machines { get; init; } = new Dictionary<string, MachineTarget>();

    /// <summary>By the plan's name.</summary>
    public IReadOnlyDictionary<string, DatabaseTarget> Databases { get; init; } = new Dictionary<string, DatabaseTarget>();
}

/// <summary>How a machine is to stand in the secondary. Identifiers that begin with <see cref="NetworkOrder.New"/> are of things that the
/// run itself makes first.</summary>
public sealed record MachineTarget
{
    /// <summary>Null: as the recovery point has it.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Types to take in this order where the first has no capacity left.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>Null: AWS's default.</summary>
    public string? SubnetId { get; init; }

    /// <summary>None: AWS's default.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    public string? Profile { get; init; }
    public string? KeyName { get; init; }

    /// <summary>In base 64.</summary>
    public string? UserData { get; init; }

    /// <summary>Key of its volumes; null leaves the image's own.</summary>
    public string? Key { get; init; }

    public IReadOnlyList<SurveyedDevice> Devices { get; init; } = [];
    public bool? RequiresTokens { get; init; }
    public bool IsProtected { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>How a database is to stand in the secondary.</summary>
public sealed record DatabaseTarget
{
    /// <summary>What the plan itself says, where nothing is translated.</summary>
    public static DatabaseTarget Of(Plans.DatabaseRestore plan) => new()
    {
        Class = plan.Class,
        SubnetGroup = plan.SubnetGroup,
        SecurityGroups = plan.SecurityGroups,
        ParameterGroup = plan.ParameterGroup,
        OptionGroup = plan.OptionGroup,
        MultiAZ = plan.MultiAZ,
        PubliclyAccessible = plan.PubliclyAccessible,
    };

    public string? Class { get; init; }
    public string? SubnetGroup { get; init; }
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public string? ParameterGroup { get; init; }
    public string? OptionGroup { get; init; }
    public bool? MultiAZ { get; init; }
    public bool? PubliclyAccessible { get; init; }
    public bool IsProtected { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>What the run makes before it restores anything. Things not made yet are spoken of by a key that begins with
/// <see cref="New"/>.</summary>
public sealed record NetworkOrder
{
    public const string New = "new:";

    public static readonly NetworkOrder Nothing = new();

    public IReadOnlyList<VpcOrder> Vpcs { get; init; } = [];
    public IReadOnlyList<SubnetOrder> Subnets { get; init; } = [];
    public IReadOnlyList<GroupOrder> Groups { get; init; } = [];
    public IReadOnlyList<SubnetGroupOrder> SubnetGroups { get; init; } = [];
    public IReadOnlyList<ParameterGroupOrder> ParameterGroups { get; init; } = [];
}

/// <summary>A network to make.</summary>
/// <param name="Key">How the order speaks of it.</param>
/// <param name="Source">What it stands for in the primary.</param>
public sealed record VpcOrder(string Key, string Source, string Cidr, string Name);

/// <summary>A subnet to make.</summary>
/// <param name="IsPublic">Instances in it get a public address, and its network a way to the internet.</param>
public sealed record SubnetOrder(string Key, string Source, string Vpc, string Cidr, string Zone, bool IsPublic, string Name);

/// <summary>A security group to make. The groups in its rules are identifiers in the secondary, or keys of this order.</summary>
public sealed record GroupOrder(
    string Key, string Source, string Name, string Description, string Vpc, IReadOnlyList<CapturedRule> Ingress,
    IReadOnlyList<CapturedRule> Egress);

/// <summary>A DB subnet group to make.</summary>
public sealed record SubnetGroupOrder(string Name, string Source, string Description, IReadOnlyList<string> Subnets);

/// <summary>A DB parameter group to make, with the values that differ from its family's.</summary>
public sealed record ParameterGroupOrder(
    string Name, string Source, string Family, string Description, IReadOnlyDictionary<string, string> Parameters);
