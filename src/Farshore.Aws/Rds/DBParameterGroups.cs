namespace Farshore.Aws.Rds;

/// <summary>Makes a set of server settings that instances can share.</summary>
public sealed record CreateDBParameterGroupMessage
{
    public required string DBParameterGroupName { get; init; }

    public required string DBParameterGroupFamily { get; init; }

    public required string Description { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The parameter group that now exists.</summary>
public sealed record CreateDBParameterGroupResult
{
    public DBParameterGroup? DBParameterGroup { get; init; }
}

/// <summary>A set of server settings for one family of engine versions.</summary>
public sealed record DBParameterGroup
{
    public string? DBParameterGroupName { get; init; }

    public string? DBParameterGroupFamily { get; init; }

    public string? Description { get; init; }

    public string? DBParameterGroupArn { get; init; }
}

/// <summary>Asks for one parameter group by name, or for all.</summary>
public sealed record DescribeDBParameterGroupsMessage
{
    public string? DBParameterGroupName { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A page of parameter groups.</summary>
public sealed record DBParameterGroupsMessage
{
    public string? Marker { get; init; }

    [Items("DBParameterGroup")]
    public IReadOnlyList<DBParameterGroup>? DBParameterGroups { get; init; }
}

/// <summary>Takes away a parameter group that no instance uses.</summary>
public sealed record DeleteDBParameterGroupMessage
{
    public required string DBParameterGroupName { get; init; }
}

/// <summary>DeleteDBParameterGroup answers nothing.</summary>
public sealed record DeleteDBParameterGroupResponse;

/// <summary>Asks for the settings of a parameter group.</summary>
public sealed record DescribeDBParametersMessage
{
    public required string DBParameterGroupName { get; init; }

    public string? Source { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A page of settings.</summary>
public sealed record DBParameterGroupDetails
{
    [Items("Parameter")]
    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public string? Marker { get; init; }
}

/// <summary>One server setting: its value, what values it may have, and when a change takes effect.</summary>
public sealed record Parameter
{
    public string? ParameterName { get; init; }

    public string? ParameterValue { get; init; }

    public string? Description { get; init; }

    public string? Source { get; init; }

    public string? ApplyType { get; init; }

    public string? DataType { get; init; }

    public string? AllowedValues { get; init; }

    public bool? IsModifiable { get; init; }

    public string? ApplyMethod { get; init; }
}

/// <summary>Changes settings; dynamic ones take effect at once, static ones with the next reboot.</summary>
public sealed record ModifyDBParameterGroupMessage
{
    public required string DBParameterGroupName { get; init; }

    [Items("Parameter")]
    public required IReadOnlyList<Parameter> Parameters { get; init; }
}

/// <summary>The parameter group that was changed.</summary>
public sealed record DBParameterGroupNameMessage
{
    public string? DBParameterGroupName { get; init; }
}

/// <summary>Gives settings of a group the engine's own values again: those named, or all.</summary>
public sealed record ResetDBParameterGroupMessage
{
    public required string DBParameterGroupName { get; init; }

    public bool? ResetAllParameters { get; init; }

    [Items("Parameter")]
    public IReadOnlyList<Parameter>? Parameters { get; init; }
}

public static partial class RdsApi
{
    public static readonly Operation<CreateDBParameterGroupMessage, CreateDBParameterGroupResult> CreateDBParameterGroup = new(
        Service, nameof(CreateDBParameterGroup), HttpRoute.Rpc,
        RdsShapes.Default.CreateDBParameterGroupMessage, RdsShapes.Default.CreateDBParameterGroupResult);

    public static readonly Operation<DescribeDBParameterGroupsMessage, DBParameterGroupsMessage> DescribeDBParameterGroups = new(
        Service, nameof(DescribeDBParameterGroups), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBParameterGroupsMessage, RdsShapes.Default.DBParameterGroupsMessage);

    public static readonly Operation<DeleteDBParameterGroupMessage, DeleteDBParameterGroupResponse> DeleteDBParameterGroup = new(
        Service, nameof(DeleteDBParameterGroup), HttpRoute.Rpc,
        RdsShapes.Default.DeleteDBParameterGroupMessage, RdsShapes.Default.DeleteDBParameterGroupResponse);

    public static readonly Operation<DescribeDBParametersMessage, DBParameterGroupDetails> DescribeDBParameters = new(
        Service, nameof(DescribeDBParameters), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBParametersMessage, RdsShapes.Default.DBParameterGroupDetails);

    public static readonly Operation<ModifyDBParameterGroupMessage, DBParameterGroupNameMessage> ModifyDBParameterGroup = new(
        Service, nameof(ModifyDBParameterGroup), HttpRoute.Rpc,
        RdsShapes.Default.ModifyDBParameterGroupMessage, RdsShapes.Default.DBParameterGroupNameMessage);

    public static readonly Operation<ResetDBParameterGroupMessage, DBParameterGroupNameMessage> ResetDBParameterGroup = new(
        Service, nameof(ResetDBParameterGroup), HttpRoute.Rpc,
        RdsShapes.Default.ResetDBParameterGroupMessage, RdsShapes.Default.DBParameterGroupNameMessage);
}
