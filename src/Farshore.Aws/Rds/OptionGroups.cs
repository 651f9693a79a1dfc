namespace Farshore.Aws.Rds;

/// <summary>Makes a set of engine features that instances can share.</summary>
public sealed record CreateOptionGroupMessage
{
    public required string OptionGroupName { get; init; }

    public required string EngineName { get; init; }

    public required string MajorEngineVersion { get; init; }

    public required string OptionGroupDescription { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The option group that now exists.</summary>
public sealed record CreateOptionGroupResult
{
    public OptionGroup? OptionGroup { get; init; }
}

/// <summary>A feature of an engine that is switched on.</summary>
public sealed record Option
{
    public string? OptionName { get; init; }

    public string? OptionDescription { get; init; }

    public string? OptionVersion { get; init; }
}

/// <summary>A set of engine features for one major version.</summary>
public sealed record OptionGroup
{
    public string? OptionGroupName { get; init; }

    public string? OptionGroupDescription { get; init; }

    public string? EngineName { get; init; }

    public string? MajorEngineVersion { get; init; }

    [Items("Option")]
    public IReadOnlyList<Option>? Options { get; init; }

    public bool? AllowsVpcAndNonVpcInstanceMemberships { get; init; }

    public string? VpcId { get; init; }

    public string? OptionGroupArn { get; init; }
}

/// <summary>Asks for one option group by name, or for those of an engine.</summary>
public sealed record DescribeOptionGroupsMessage
{
    public string? OptionGroupName { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public string? Marker { get; init; }

    public int? MaxRecords { get; init; }

    public string? EngineName { get; init; }

    public string? MajorEngineVersion { get; init; }
}

/// <summary>A page of option groups.</summary>
public sealed record OptionGroups
{
    [Items("OptionGroup")]
    public IReadOnlyList<OptionGroup>? OptionGroupsList { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A feature to switch on.</summary>
public sealed record OptionConfiguration
{
    public required string OptionName { get; init; }

    public int? Port { get; init; }

    public string? OptionVersion { get; init; }
}

/// <summary>Switches features on and off.</summary>
public sealed record ModifyOptionGroupMessage
{
    public required string OptionGroupName { get; init; }

    [Items("OptionConfiguration")]
    public IReadOnlyList<OptionConfiguration>? OptionsToInclude { get; init; }

    public IReadOnlyList<string>? OptionsToRemove { get; init; }

    public bool? ApplyImmediately { get; init; }
}

/// <summary>The option group as it is now.</summary>
public sealed record ModifyOptionGroupResult
{
    public OptionGroup? OptionGroup { get; init; }
}

/// <summary>Takes away an option group that no instance uses.</summary>
public sealed record DeleteOptionGroupMessage
{
    public required string OptionGroupName { get; init; }
}

/// <summary>DeleteOptionGroup answers nothing.</summary>
public sealed record DeleteOptionGroupResponse;

public static partial class RdsApi
{
    public static readonly Operation<CreateOptionGroupMessage, CreateOptionGroupResult> CreateOptionGroup =
        new(Service, nameof(CreateOptionGroup), HttpRoute.Rpc,
            RdsShapes.Default.CreateOptionGroupMessage, RdsShapes.Default.CreateOptionGroupResult);

    public static readonly Operation<DescribeOptionGroupsMessage, OptionGroups> DescribeOptionGroups =
        new(Service, nameof(DescribeOptionGroups), HttpRoute.Rpc,
            RdsShapes.Default.DescribeOptionGroupsMessage, RdsShapes.Default.OptionGroups);

    public static readonly Operation<ModifyOptionGroupMessage, ModifyOptionGroupResult> ModifyOptionGroup =
        new(Service, nameof(ModifyOptionGroup), HttpRoute.Rpc,
            RdsShapes.Default.ModifyOptionGroupMessage, RdsShapes.Default.ModifyOptionGroupResult);

    public static readonly Operation<DeleteOptionGroupMessage, DeleteOptionGroupResponse> DeleteOptionGroup =
        new(Service, nameof(DeleteOptionGroup), HttpRoute.Rpc,
            RdsShapes.Default.DeleteOptionGroupMessage, RdsShapes.Default.DeleteOptionGroupResponse);
}
