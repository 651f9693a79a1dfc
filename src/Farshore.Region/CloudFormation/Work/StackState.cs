using System.Text.Json.Serialization;
using Farshore.Region.CloudFormation.Changes;
using Farshore.Region.Storage;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Everything CloudFormation keeps in the region's database.</summary>
sealed class StackState(Database database)
{
    public Database Database => database;

    /// <summary>By name, a slash and id.</summary>
    public Table<StackRow> Stacks { get; } = new(database, "cfn_stacks", StackRows.Default.StackRow);

    /// <summary>By stack and logical id.</summary>
    public Table<ResourceRow> Resources { get; } = new(database, "cfn_resources", StackRows.Default.ResourceRow);

    /// <summary>What is to be removed when an operation has ended well.</summary>
    public Table<Leftover> Leftovers { get; } = new(database, "cfn_leftovers", StackRows.Default.Leftover);

    /// <summary>By stack and time.</summary>
    public Table<EventRow> Events { get; } = new(database, "cfn_events", StackRows.Default.EventRow);

    /// <summary>Events that topics are still to be told of.</summary>
    public Table<Notice> Notices { get; } = new(database, "cfn_notices", StackRows.Default.Notice);

    /// <summary>By stack and name.</summary>
    public Table<ChangeSetRow> ChangeSets { get; } = new(database, "cfn_change_sets", StackRows.Default.ChangeSetRow);

    public Table<DriftRun> DriftRuns { get; } = new(database, "cfn_drift_runs", StackRows.Default.DriftRun);

    public IReadOnlyList<ResourceRow> ResourcesOf(StackRow stack) => Resources.List(prefix: stack.Key + "/");

    public IReadOnlyList<Leftover> LeftoversOf(StackRow stack) => Leftovers.List(prefix: stack.Key + "/");

    /// <summary>A stack by its name, if it is not deleted, or by its ARN.</summary>
    public StackRow? Find(string nameOrId) => nameOrId.StartsWith("arn:", StringComparison.Ordinal)
        ? Stacks.Find(StackRow.KeyOf(nameOrId)) is { } found && found.Id == nameOrId ? found : null
        : Stacks.List(prefix: nameOrId + "/").FirstOrDefault(stack => !stack.IsDeleted);

    /// <exception cref="Farshore.Aws.AwsException">There is none.</exception>
    public StackRow Stack(string nameOrId) => Find(nameOrId) ?? throw CloudFormationErrors.NoStack(nameOrId);

    /// <summary>The stack that exports a name, with the value.</summary>
    public (StackRow Stack, string Value)? Export(string name)
    {
        foreach (var stack in Stacks.List().Where(stack => !stack.IsDeleted))
        {
            if (stack.Outputs.FirstOrDefault(output => output.ExportName == name) is { } output) return (stack, output.Value);
        }

        return null;
    }

    /// <summary>Names of stacks that use an export.</summary>
    public IReadOnlyList<string> ImportersOf(string export) =>
        [.. Stacks.List().Where(stack => !stack.IsDeleted && stack.Imports.Contains(export)).Select(stack => stack.Name)];
}

/// <summary>Something that happened to a stack.</summary>
sealed record EventRow(string Key, string EventId, string StackId, string LogicalId, string Type, string Status, DateTimeOffset At)
{
    public string? PhysicalId { get; init; }

    public string? Reason { get; init; }

    public string? Properties { get; init; }

    public string? ClientToken { get; init; }

    public string? OperationId { get; init; }

    public string? OperationKind { get; init; }
}

/// <summary>An event on its way to a topic.</summary>
sealed record Notice(string Key, string TopicArn, string Subject, string Message);

/// <summary>A comparison of a stack with its template.</summary>
/// <param name="Status">DETECTION_IN_PROGRESS, DETECTION_COMPLETE or DETECTION_FAILED.</param>
sealed record DriftRun(string Id, string StackId, DateTimeOffset At, string Status, IReadOnlyList<string>? Only)
{
    public string? Reason { get; init; }

    public string? Drift { get; init; }

    public int Drifted { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StackRow))]
[JsonSerializable(typeof(ResourceRow))]
[JsonSerializable(typeof(Leftover))]
[JsonSerializable(typeof(EventRow))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(ChangeSetRow))]
[JsonSerializable(typeof(DriftRun))]
sealed partial class StackRows : JsonSerializerContext;
