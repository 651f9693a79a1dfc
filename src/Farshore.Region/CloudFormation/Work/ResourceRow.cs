using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>A resource of a stack by its name in the template.</summary>
/// <param name="Stack">Key of the stack.</param>
sealed record ResourceRow(string Stack, string LogicalId, string Type)
{
    public required string Status { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>What is there; null where nothing is.</summary>
    public Thing? Now { get; init; }

    /// <summary>What was there when the operation began that is under way or stopped.</summary>
    public Thing? Before { get; init; }

    /// <summary>The operations that <see cref="Before"/> goes back behind.</summary>
    public string? Series { get; init; }

    /// <summary>The operation that is done with it.</summary>
    public string? SettledIn { get; init; }

    /// <summary>What was begun and is not known to have ended.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>As JSON.</summary>
    public string? Metadata { get; init; }

    public DriftFound? Drift { get; init; }

    [JsonIgnore]
    public string Key => KeyOf(Stack, LogicalId);

    public static string KeyOf(string stack, string logicalId) => $"{stack}/{logicalId}";
}

/// <summary>Something that a service keeps for a stack.</summary>
/// <param name="Id">Physical id.</param>
/// <param name="Properties">As they were asked for.</param>
/// <param name="Attributes">What the type told of it.</param>
/// <param name="Token">That it was made with.</param>
/// <param name="Needs">Logical ids that must not go before it.</param>
/// <param name="StackTags">Tags of the stack that it was given.</param>
sealed record Thing(
    string Type, string Id, JsonObject Properties, JsonObject Attributes, string Token, IReadOnlyList<string> Needs,
    IReadOnlyDictionary<string, string> StackTags)
{
    public string? DeletionPolicy { get; init; }

    public string? UpdateReplacePolicy { get; init; }
}

/// <summary>An intent, on disk before anything is asked of a service.</summary>
/// <param name="Kind"><c>create</c>, <c>update</c> or <c>import</c>.</param>
/// <param name="Wanted">What the thing is to be.</param>
sealed record Attempt(string Kind, Thing Wanted)
{
    /// <summary>Id of what exists by now, though not finished.</summary>
    public string? MadeId { get; init; }
}

/// <summary>Something that a stack no longer speaks of and that is still there.</summary>
sealed record Leftover(string Stack, string LogicalId, Thing Thing)
{
    /// <summary>It was replaced, rather than taken out of the template.</summary>
    public bool IsReplaced { get; init; }

    public int Tries { get; init; }

    [JsonIgnore]
    public string Key => $"{Stack}/{LogicalId}/{Thing.Token}";
}

/// <summary>What was found when a resource was compared with the template.</summary>
/// <param name="Status">IN_SYNC, MODIFIED, DELETED or NOT_CHECKED.</param>
sealed record DriftFound(string Status, DateTimeOffset At)
{
    public string? Expected { get; init; }

    public string? Actual { get; init; }

    public IReadOnlyList<DifferenceFound> Differences { get; init; } = [];

    public string? Reason { get; init; }
}

/// <summary>One property that is not as it was asked for.</summary>
/// <param name="Kind">ADD, REMOVE or NOT_EQUAL.</param>
sealed record DifferenceFound(string Path, string Expected, string Actual, string Kind);
