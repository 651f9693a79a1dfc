using System.Text.Json.Serialization;

namespace Farshore.Recovery.Export;

/// <summary>What happened to one version.</summary>
public enum ExportEvent
{
    /// <summary>First line of a log: names the two buckets.</summary>
    Opened,

    /// <summary>A copy is about to be asked for. Without a later line, it may or may not exist.</summary>
    Intent,

    /// <summary>The copy exists.</summary>
    Copied,

    /// <summary>The secondary held the same content already, and that version stands for the source's.</summary>
    Adopted,

    /// <summary>The object was written anew while it was copied; replication brings that, and the copy was taken away again.</summary>
    Superseded,

    /// <summary>It could not be copied; the next export tries again.</summary>
    Failed,
}

/// <summary>One line of an export log.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Event">What happened.</param>
/// <param name="Key">The object; for <see cref="ExportEvent.Opened"/> the source bucket.</param>
/// <param name="VersionId">Version at the source; for <see cref="ExportEvent.Opened"/> the destination bucket.</param>
public sealed record ExportEntry(DateTimeOffset At, ExportEvent Event, string Key, string VersionId)
{
    /// <summary>The version at the destination that stands for the source's.</summary>
    public string? DestinationVersionId { get; init; }

    /// <summary>Its ETag: equal to the source's, unless the source was uploaded in parts and copied in one.</summary>
    public string? DestinationETag { get; init; }

    public string? ETag { get; init; }

    public long? Size { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Why it failed, in the service's words.</summary>
    public string? Error { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExportEntry))]
sealed partial class ExportShapes : JsonSerializerContext;
