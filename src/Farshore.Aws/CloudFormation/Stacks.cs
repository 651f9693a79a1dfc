namespace Farshore.Aws.CloudFormation;

/// <summary>A value for one of a template's parameters, or that the value of before stays.</summary>
public sealed record Parameter
{
    public string? ParameterKey { get; init; }

    public string? ParameterValue { get; init; }

    public bool? UsePreviousValue { get; init; }

    public string? ResolvedValue { get; init; }
}

/// <summary>A label that a stack hands on to what it makes.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>An alarm that turns an operation back.</summary>
public sealed record RollbackTrigger
{
    public required string Arn { get; init; }

    public required string Type { get; init; }
}

/// <summary>Alarms that are watched while a stack changes, and for how long afterwards.</summary>
public sealed record RollbackConfiguration
{
    public IReadOnlyList<RollbackTrigger>? RollbackTriggers { get; init; }

    public int? MonitoringTimeInMinutes { get; init; }
}

/// <summary>Asks for a new stack; what may be answered at once is that the making has begun.</summary>
public sealed record CreateStackInput
{
    public required string StackName { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public bool? DisableRollback { get; init; }

    public RollbackConfiguration? RollbackConfiguration { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? ResourceTypes { get; init; }

    public string? RoleARN { get; init; }

    public string? OnFailure { get; init; }

    public string? StackPolicyBody { get; init; }

    public string? StackPolicyURL { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? ClientRequestToken { get; init; }

    public bool? EnableTerminationProtection { get; init; }

    public bool? RetainExceptOnCreate { get; init; }
}

/// <summary>The stack exists, and its resources are being made.</summary>
public sealed record CreateStackOutput
{
    public string? StackId { get; init; }

    public string? OperationId { get; init; }
}

/// <summary>Asks that a stack become what another template, or the same with other values, says.</summary>
public sealed record UpdateStackInput
{
    public required string StackName { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public bool? UsePreviousTemplate { get; init; }

    public string? StackPolicyDuringUpdateBody { get; init; }

    public string? StackPolicyDuringUpdateURL { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? ResourceTypes { get; init; }

    public string? RoleARN { get; init; }

    public RollbackConfiguration? RollbackConfiguration { get; init; }

    public string? StackPolicyBody { get; init; }

    public string? StackPolicyURL { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public bool? DisableRollback { get; init; }

    public string? ClientRequestToken { get; init; }

    public bool? RetainExceptOnCreate { get; init; }
}

/// <summary>The change has begun.</summary>
public sealed record UpdateStackOutput
{
    public string? StackId { get; init; }

    public string? OperationId { get; init; }
}

/// <summary>Asks that a stack and what it made be removed.</summary>
public sealed record DeleteStackInput
{
    public required string StackName { get; init; }

    public IReadOnlyList<string>? RetainResources { get; init; }

    public string? RoleARN { get; init; }

    public string? ClientRequestToken { get; init; }

    public string? DeletionMode { get; init; }
}

/// <summary>The removal has begun, or there was no such stack.</summary>
public sealed record DeleteStackResponse;

public static partial class CloudFormationApi
{
    public static readonly Operation<CreateStackInput, CreateStackOutput> CreateStack =
        new(Service, nameof(CreateStack), HttpRoute.Rpc, CloudFormationShapes.Default.CreateStackInput,
            CloudFormationShapes.Default.CreateStackOutput);

    public static readonly Operation<UpdateStackInput, UpdateStackOutput> UpdateStack =
        new(Service, nameof(UpdateStack), HttpRoute.Rpc, CloudFormationShapes.Default.UpdateStackInput,
            CloudFormationShapes.Default.UpdateStackOutput);

    public static readonly Operation<DeleteStackInput, DeleteStackResponse> DeleteStack =
        new(Service, nameof(DeleteStack), HttpRoute.Rpc, CloudFormationShapes.Default.DeleteStackInput,
            CloudFormationShapes.Default.DeleteStackResponse);
}
