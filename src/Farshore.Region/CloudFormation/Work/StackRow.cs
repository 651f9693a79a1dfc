using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>A stack with its state. What is being done with it is in <see cref="Operation"/>, so that whoever finds one there carries it
/// on.</summary>
/// <param name="Id">ARN.</param>
sealed record StackRow(string Id, string Name, DateTimeOffset Created)
{
    public required string Status { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? Deleted { get; init; }

    /// <summary>What its resources were last made to be; none while it was never made.</summary>
    public Definition? Now { get; init; }

    /// <summary>What is being done, or stopped half-way and may be turned back.</summary>
    public StackOperation? Operation { get; init; }

    /// <summary>A removal that was asked for while something else was being done.</summary>
    public StackOperation? Next { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyList<string> Notifications { get; init; } = [];

    public string? RoleArn { get; init; }

    public bool DisableRollback { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public bool IsProtected { get; init; }

    public bool RetainExceptOnCreate { get; init; }

    /// <summary>The stack that made this one as a resource of its own.</summary>
    public string? ParentId { get; init; }

    public string? RootId { get; init; }

    public string? Policy { get; init; }

    public string? ChangeSetId { get; init; }

    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];

    /// <summary>Names of exports of other stacks that it uses.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>IN_SYNC or DRIFTED, once it was looked.</summary>
    public string? Drift { get; init; }

    public DateTimeOffset? DriftChecked { get; init; }

    /// <summary>The last two, newest first.</summary>
    public IReadOnlyList<PastOperation> Past { get; init; } = [];

    [JsonIgnore]
    public string Key => KeyOf(Id);

    [JsonIgnore]
    public bool IsDeleted => Status == "DELETE_COMPLETE";

    /// <summary>Something is being done by the region.</summary>
    [JsonIgnore]
    public bool IsMoving => Operation is { Phase: not Phases.Stopped };

    /// <summary>Name and id, so that stacks are listed by name.</summary>
    public static string KeyOf(string id) => id[(id.IndexOf("stack/", StringComparison.Ordinal) + 6)..];
}

/// <summary>What a stack is to be: a template with everything that goes into it.</summary>
sealed record Definition(string Body, IReadOnlyList<StoredParameter> Parameters, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Values that are not to be shown.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>JSON or text without them.</summary>
    public string? Masked(string? text) =>
        text is null ? null : Secrets.Where(secret => secret.Length > 3).Aggregate(text, (masked, secret) =>
        masked.Replace(secret, StackLists.Hidden, StringComparison.Ordinal)
            .Replace(JsonEncodedText.Encode(secret).ToString(), StackLists.Hidden, StringComparison.Ordinal));
}

/// <summary>A value that a stack gives.</summary>
sealed record StackOutput(string Name, string Value, string? Description, string? ExportName);

/// <summary>An operation that is over.</summary>
sealed record PastOperation(string Id, string Kind, string? ClientToken);

/// <summary>Who asked, so that what is done for them is what they may do.</summary>
sealed record Actor(string Arn, string Account, string AccessKeyId, string? UserId);

/// <summary>What is being done with a stack.</summary>
/// <param name="Id">From which the tokens of everything that it makes follow.</param>
/// <param name="Kind">CREATE_STACK, UPDATE_STACK, DELETE_STACK or IMPORT_STACK.</param>
/// <param name="Wanted">What the stack is to become; none for a removal.</param>
/// <param name="Actor">For whom.</param>
sealed record StackOperation(string Id, string Kind, Definition? Wanted, Actor Actor)
{
    public string Phase { get; init; } = Phases.Forward;

    public string? ClientToken { get; init; }

    /// <summary>The same for operations that follow one that stopped half-way: all of them are turned back together.</summary>
    public required string Series { get; init; }

    /// <summary>ROLLBACK, DELETE or DO_NOTHING.</summary>
    public string OnFailure { get; init; } = "ROLLBACK";

    public bool RetainExceptOnCreate { get; init; }

    /// <summary>Resources that a removal leaves alone.</summary>
    public IReadOnlyList<string> Retain { get; init; } = [];

    /// <summary>Resources that a rollback leaves as they are.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Ids of what exists and is taken in, by logical id.</summary>
    public IReadOnlyDictionary<string, string> Imported { get; init; } = new Dictionary<string, string>();

    /// <summary>Somebody asked to stop.</summary>
    public bool IsCancelled { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Why it goes no further.</summary>
    public string? Failure { get; init; }

    public string? ChangeSetId { get; init; }
}

/// <summary>How far an operation is.</summary>
static class Phases
{
    public const string Forward = "forward";
    public const string Back = "back";
    public const string Cleanup = "cleanup";

    /// <summary>Left half-way, for somebody to decide.</summary>
    public const string Stopped = "stopped";
}
