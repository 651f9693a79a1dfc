namespace Farshore.Aws.CloudFormation;

/// <summary>Asks that an update under way be turned back.</summary>
public sealed record CancelUpdateStackInput
{
    public required string StackName { get; init; }

    public string? ClientRequestToken { get; init; }
}

/// <summary>The update stops and is turned back.</summary>
public sealed record CancelUpdateStackResponse;

/// <summary>Asks that a rollback that failed be tried again, perhaps without some resources.</summary>
public sealed record ContinueUpdateRollbackInput
{
    public required string StackName { get; init; }

    public string? RoleARN { get; init; }

    public IReadOnlyList<string>? ResourcesToSkip { get; init; }

    public string? ClientRequestToken { get; init; }
}

/// <summary>The rollback goes on.</summary>
public sealed record ContinueUpdateRollbackOutput;

/// <summary>Asks that a stack whose operation failed and was left so be brought back to its last good state.</summary>
public sealed record RollbackStackInput
{
    public required string StackName { get; init; }

    public string? RoleARN { get; init; }

    public string? ClientRequestToken { get; init; }

    public bool? RetainExceptOnCreate { get; init; }
}

/// <summary>The way back has begun.</summary>
public sealed record RollbackStackOutput
{
    public string? StackId { get; init; }

    public string? OperationId { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<CancelUpdateStackInput, CancelUpdateStackResponse> CancelUpdateStack =
        new(Service, nameof(CancelUpdateStack), HttpRoute.Rpc, CloudFormationShapes.Default.CancelUpdateStackInput,
            CloudFormationShapes.Default.CancelUpdateStackResponse);

    public static readonly Operation<ContinueUpdateRollbackInput, ContinueUpdateRollbackOutput> ContinueUpdateRollback =
        new(Service, nameof(ContinueUpdateRollback), HttpRoute.Rpc, CloudFormationShapes.Default.ContinueUpdateRollbackInput,
            CloudFormationShapes.Default.ContinueUpdateRollbackOutput);

    public static readonly Operation<RollbackStackInput, RollbackStackOutput> RollbackStack =
        new(Service, nameof(RollbackStack), HttpRoute.Rpc, CloudFormationShapes.Default.RollbackStackInput,
            CloudFormationShapes.Default.RollbackStackOutput);
}
