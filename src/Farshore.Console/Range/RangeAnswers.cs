using System.Text.Json.Serialization;

namespace Farshore.Console.Range;

/// <summary>The range as pages show it.</summary>
/// <param name="Preparation">What is being made ready; null where nothing is.</param>
/// <param name="View">The regions and what is done to them.</param>
/// <param name="UnderWay">What somebody is doing to them now.</param>
sealed record RangeAnswer(RangePreparation? Preparation, RangeView View, IReadOnlyList<RangeDeed> UnderWay);

/// <summary>Something that a person does, or did, to the range.</summary>
/// <param name="Subject">A region's name, or what of the range it is about.</param>
/// <param name="What">start, stop, kill, …</param>
/// <param name="By">Who.</param>
/// <param name="At">Since when.</param>
sealed record RangeDeed(string Subject, string What, string By, DateTimeOffset At);

/// <summary>How an act on a region is asked for.</summary>
/// <param name="Seen">The state that the asker saw; refused where it is another one by now.</param>
/// <param name="LoseData">Of a kill: what it keeps is out of reach until it is healed.</param>
/// <param name="Confirm">The region's name, typed: for what loses data.</param>
sealed record RangeActRequest(string? Seen = null, bool LoseData = false, string? Confirm = null);

/// <summary>Whether the regions are to reach each other.</summary>
sealed record RangeCutRequest(bool Cut);

/// <summary>How far the clock is put forward: 35d, 12h, 90m.</summary>
sealed record RangeClockRequest(string By);

/// <summary>Whether the workload is to be written to.</summary>
sealed record RangeTrafficRequest(bool Runs);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RangeAnswer))]
[JsonSerializable(typeof(RangeActRequest))]
[JsonSerializable(typeof(RangeCutRequest))]
[JsonSerializable(typeof(RangeClockRequest))]
[JsonSerializable(typeof(RangeTrafficRequest))]
[JsonSerializable(typeof(RangeFaultWish))]
[JsonSerializable(typeof(IReadOnlyList<RangeEvent>))]
sealed partial class RangeShapes : JsonSerializerContext;
