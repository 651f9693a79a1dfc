using System.Text.Json.Serialization;
using Farshore.Aws.Events;

namespace Farshore.Region.Events;

/// <summary>A rule with its targets.</summary>
/// <param name="Bus">Name of the bus whose events it looks at.</param>
/// <param name="Name">Unique on the bus.</param>
/// <param name="Arn">Without the bus's name on the default one.</param>
sealed record StoredRule(string Bus, string Name, string Arn)
{
    public string? Pattern { get; init; }

    public string? Schedule { get; init; }

    public required string State { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    public required string CreatedBy { get; init; }

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>By the clock of the region: when its schedule is next due, and from when it is counted.</summary>
    public DateTimeOffset? NextAt { get; init; }

    [JsonIgnore]
    public string Key => KeyOf(Bus, Name);

    [JsonIgnore]
    public bool IsEnabled => State != "DISABLED";

    public static string KeyOf(string bus, string name) => $"{bus}/{name}";
}

/// <summary>A bus of somebody's own, beside the default one.</summary>
sealed record StoredBus(string Name, string Arn, string? Description, DateTimeOffset Created, IReadOnlyDictionary<string, string> Tags);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredRule)), JsonSerializable(typeof(StoredBus))]
sealed partial class EventRecordShapes : JsonSerializerContext;
