namespace Farshore.Aws.CloudFormation;

/// <summary>Asks what a change set would do.</summary>
public sealed record DescribeChangeSetInput
{
    public required string ChangeSetName { get; init; }

    public string? StackName { get; init; }

    public string? NextToken { get; init; }

    public bool? IncludePropertyValues { get; init; }
}

/// <summary>A property, or another part of a resource, that would change.</summary>
public sealed record ResourceTargetDefinition
{
    public string? Attribute { get; init; }

    public string? Name { get; init; }

    public string? RequiresRecreation { get; init; }

    public string? Path { get; init; }

    public string? BeforeValue { get; init; }

    public string? AfterValue { get; init; }

    public string? BeforeValueFrom { get; init; }

    public string? AfterValueFrom { get; init; }

    public string? AttributeChangeType { get; init; }
}

/// <summary>One reason for which a resource would change.</summary>
public sealed record ResourceChangeDetail
{
    public ResourceTargetDefinition? Target { get; init; }

    public string? Evaluation { get; init; }

    public string? ChangeSource { get; init; }

    public string? CausingEntity { get; init; }
}

/// <summary>What would become of one resource.</summary>
public sealed record ResourceChange
{
    public string? PolicyAction { get; init; }

    public string? Action { get; init; }

    public string? LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? Replacement { get; init; }

    public IReadOnlyList<string>? Scope { get; init; }

    public string? ResourceDriftStatus { get; init; }

    public IReadOnlyList<ResourceChangeDetail>? Details { get; init; }

    public string? ChangeSetId { get; init; }

    public string? BeforeContext { get; init; }

    public string? AfterContext { get; init; }

    public string? PreviousDeploymentContext { get; init; }
}

/// <summary>One entry of a change set.</summary>
public sealed record Change
{
    public string? Type { get; init; }

    public ResourceChange? ResourceChange { get; init; }
}

/// <summary>A change set with what it would do.</summary>
public sealed record DescribeChangeSetOutput
{
    public string? ChangeSetName { get; init; }

    public string? ChangeSetId { get; init; }

    public string? StackId { get; init; }

    public string? StackName { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public string? ExecutionStatus { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public string? StackDriftStatus { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public RollbackConfiguration? RollbackConfiguration { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<Change>? Changes { get; init; }

    public string? NextToken { get; init; }

    public bool? IncludeNestedStacks { get; init; }

    public string? ParentChangeSetId { get; init; }

    public string? RootChangeSetId { get; init; }

    public string? OnStackFailure { get; init; }

    public bool? ImportExistingResources { get; init; }

    public string? DeploymentMode { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<DescribeChangeSetInput, DescribeChangeSetOutput> DescribeChangeSet =
        new(Service, nameof(DescribeChangeSet), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeChangeSetInput,
            CloudFormationShapes.Default.DescribeChangeSetOutput);
}
