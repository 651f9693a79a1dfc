using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Sets;

/// <summary>What of a plan serves in its secondary: the way home starts from it, on whatever machine.</summary>
/// <param name="Run">The failover or relocation that brought it there.</param>
/// <param name="Set">The recovery set it was rebuilt from.</param>
/// <param name="At">When it was handed over.</param>
/// <param name="Resources">Every resource and where it answers.</param>
public sealed record Standing(string Run, string Set, DateTimeOffset At, IReadOnlyList<Restored> Resources)
{
    public Restored? Find(string resource) => Resources.FirstOrDefault(one => one.Name == resource);

    /// <summary>The ledger's object that holds it.</summary>
    public static string KeyOf(string plan) => $"{plan}/standing.json";

    public string Write() => JsonSerializer.Serialize(this, StandingShapes.Default.Standing);

    public static Standing Parse(string text) => JsonSerializer.Deserialize(text, StandingShapes.Default.Standing)!;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(Standing))]
sealed partial class StandingShapes : JsonSerializerContext;
