namespace Farshore.Aws.CloudFormation;

/// <summary>Something that exists and is to belong to a stack from now on.</summary>
public sealed record ResourceToImport
{
    public required string ResourceType { get; init; }

    public required string LogicalResourceId { get; init; }

    public required IReadOnlyDictionary<string, string> ResourceIdentifier { get; init; }
}

/// <summary>Asks what an update, a new stack or an import would do, before any of it is done.</summary>
public sealed record CreateChangeSetInput
{
    public required string StackName { get; init; }

    public string? TemplateBody { get; init; }

    public string? TemplateURL { get; init; }

    public bool? UsePreviousTemplate { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<string>? ResourceTypes { get; init; }

    public string? RoleARN { get; init; }

    public RollbackConfiguration? RollbackConfiguration { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public required string ChangeSetName { get; init; }

    public string? ClientToken { get; init; }

    public string? Description { get; init; }

    public string? ChangeSetType { get; init; }

    public IReadOnlyList<ResourceToImport>? ResourcesToImport { get; init; }

    public bool? IncludeNestedStacks { get; init; }

    public string? OnStackFailure { get; init; }

    public bool? ImportExistingResources { get; init; }

    public string? DeploymentMode { get; init; }
}

/// <summary>The change set is being worked out.</summary>
public sealed record CreateChangeSetOutput
{
    public string? Id { get; init; }

    public string? StackId { get; init; }
}

/// <summary>Asks that a change set be carried out.</summary>
public sealed record ExecuteChangeSetInput
{
    public required string ChangeSetName { get; init; }

    public string? StackName { get; init; }

    public string? ClientRequestToken { get; init; }

    public bool? DisableRollback { get; init; }

    public bool? RetainExceptOnCreate { get; init; }
}

/// <summary>The change has begun.</summary>
public sealed record ExecuteChangeSetOutput;

/// <summary>A change set that nobody wants to carry out.</summary>
public sealed record DeleteChangeSetInput
{
    public required string ChangeSetName { get; init; }

    public string? StackName { get; init; }
}

/// <summary>It is gone, or never was.</summary>
public sealed record DeleteChangeSetOutput;

/// <summary>Asks for the change sets of a stack that were not carried out.</summary>
public sealed record ListChangeSetsInput
{
    public required string StackName { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A change set as lists show it.</summary>
public sealed record ChangeSetSummary
{
    public string? StackId { get; init; }

    public string? StackName { get; init; }

    public string? ChangeSetId { get; init; }

    public string? ChangeSetName { get; init; }

    public string? ExecutionStatus { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public string? Description { get; init; }

    public bool? IncludeNestedStacks { get; init; }

    public string? ParentChangeSetId { get; init; }

    public string? RootChangeSetId { get; init; }

    public bool? ImportExistingResources { get; init; }
}

/// <summary>One page of change sets.</summary>
public sealed record ListChangeSetsOutput
{
    public IReadOnlyList<ChangeSetSummary>? Summaries { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<CreateChangeSetInput, CreateChangeSetOutput> CreateChangeSet =
        new(Service, nameof(CreateChangeSet), HttpRoute.Rpc, CloudFormationShapes.Default.CreateChangeSetInput,
            CloudFormationShapes.Default.CreateChangeSetOutput);

    public static readonly Operation<ExecuteChangeSetInput, ExecuteChangeSetOutput> ExecuteChangeSet =
        new(Service, nameof(ExecuteChangeSet), HttpRoute.Rpc, CloudFormationShapes.Default.ExecuteChangeSetInput,
            CloudFormationShapes.Default.ExecuteChangeSetOutput);

    public static readonly Operation<DeleteChangeSetInput, DeleteChangeSetOutput> DeleteChangeSet =
        new(Service, nameof(DeleteChangeSet), HttpRoute.Rpc, CloudFormationShapes.Default.DeleteChangeSetInput,
            CloudFormationShapes.Default.DeleteChangeSetOutput);

    public static readonly Operation<ListChangeSetsInput, ListChangeSetsOutput> ListChangeSets =
        new(Service, nameof(ListChangeSets), HttpRoute.Rpc, CloudFormationShapes.Default.ListChangeSetsInput,
            CloudFormationShapes.Default.ListChangeSetsOutput);
}
