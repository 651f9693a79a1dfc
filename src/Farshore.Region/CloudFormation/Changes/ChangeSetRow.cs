using System.Text.Json.Serialization;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;

namespace Farshore.Region.CloudFormation.Changes;

/// <summary>What an operation would do, worked out and not done.</summary>
/// <param name="Id">ARN.</param>
/// <param name="Asked">The operation as it would be carried out.</param>
sealed record ChangeSetRow(string Id, string Name, string StackId, StackOperation Asked, DateTimeOffset Created)
{
    /// <summary>CREATE_PENDING, CREATE_COMPLETE or FAILED, and DELETE_COMPLETE once it is gone.</summary>
    public required string Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>UNAVAILABLE, AVAILABLE, EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE, EXECUTE_FAILED or OBSOLETE.</summary>
    public required string Execution { get; init; }

    /// <summary>CREATE, UPDATE or IMPORT.</summary>
    public required string Kind { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Null where those of the stack stay.</summary>
    public IReadOnlyList<string>? Notifications { get; init; }

    public string? RoleArn { get; init; }

    public bool ImportsExisting { get; init; }

    public string? OnStackFailure { get; init; }

    /// <summary>When the stack was last changed before this was worked out.</summary>
    public DateTimeOffset? StackUpdated { get; init; }

    [JsonIgnore]
    public string Key => KeyOf(StackId, Name);

    public static string KeyOf(string stackId, string name) => $"{StackRow.KeyOf(stackId)}/{name}";
}
