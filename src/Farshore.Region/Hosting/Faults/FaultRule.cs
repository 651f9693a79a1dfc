using System.Text.Json.Serialization;

namespace Farshore.Region.Hosting.Faults;

/// <summary>When a region fails, and how.</summary>
public sealed record FaultRule
{
    public const string Any = "*";

    /// <summary>Given when the rule is put, unless it brings one.</summary>
    public string Id { get; init; } = "";

    /// <summary>The service as its addresses name it, e.g. <c>s3</c>.</summary>
    public string Service { get; init; } = Any;

    /// <summary>Exactly AWS's name, e.g. <c>PutObject</c>.</summary>
    public string Operation { get; init; } = Any;

    /// <summary>Which share of what matches it hits: above 0, at most 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>One of <see cref="FaultEffect"/>.</summary>
    public required string Effect { get; init; }

    /// <summary>Of an error: AWS's code.</summary>
    public string? Code { get; init; }

    /// <summary>Of an error: the HTTP status, where it is not the code's own.</summary>
    public int? Status { get; init; }

    /// <summary>Of an error: the message, where it is not the code's own.</summary>
    public string? Message { get; init; }

    /// <summary>Of a latency: how long a request waits before anything is done with it.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>How many more hits it has; without, any number.</summary>
    public int? Times { get; init; }

    /// <summary>When it ends by itself, by the real clock.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>It hits what regions ask each other too.</summary>
    public bool Peers { get; init; }

    /// <summary>How often it hit since the region was started.</summary>
    public long Hits { get; init; }

    internal bool Matches(string service, string operation, bool fromPeer) =>
        FaultEffect.OfRequests.Contains(Effect) && (Peers || !fromPeer)
        && (Service == Any || Service == service) && (Operation == Any || Operation == operation);
}

/// <summary>What a rule does to whom it hits.</summary>
public static class FaultEffect
{
    /// <summary>The request is refused; nothing is done.</summary>
    public const string Error = "error";

    /// <summary>The request waits before anything is done with it.</summary>
    public const string Latency = "latency";

    /// <summary>Everything is done, and the connection breaks before the answer.</summary>
    public const string DropReply = "drop-reply";

    /// <summary>Nothing is done, and the connection breaks.</summary>
    public const string DropRequest = "drop-request";

    /// <summary>The region's disk takes no more bytes; what is on it can be read.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>The region and the others of its home do not reach each other; clients reach it.</summary>
    public const string Partition = "partition";

    public static readonly IReadOnlyList<string> OfRequests = [Error, Latency, DropReply, DropRequest];

    public static readonly IReadOnlyList<string> All = [.. OfRequests, DiskFull, Partition];
}

/// <summary>The rules of one region as its file keeps them.</summary>
sealed record KeptFaults(IReadOnlyList<FaultRule> Faults);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptFaults))]
sealed partial class FaultShapes : JsonSerializerContext;
