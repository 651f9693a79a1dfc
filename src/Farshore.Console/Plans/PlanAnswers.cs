using System.Text.Json.Serialization;

namespace Farshore.Console.Plans;

/// <summary>A plan's file, whatever state it is in.</summary>
/// <param name="Name">As the console calls the plan.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Exists">Whether it is there now.</param>
/// <param name="Text">What it says; null where it is gone or too large.</param>
/// <param name="Sha256">Of its bytes: to be given back when it is saved. Empty where it is gone.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ChangedAt">When it was last written.</param>
/// <param name="Problems">Everything that is wrong with it, by line.</param>
/// <param name="Outline">What it says, in short; null where it cannot be read.</param>
/// <param name="Remembered">What it said when it was last whole, where it is gone.</param>
/// <param name="Saved">Who saved it here; null where it was written elsewhere.</param>
sealed record PlanFileAnswer(
    string Name, string Path, bool Exists, string? Text, string Sha256, long Size, DateTimeOffset? ChangedAt,
    IReadOnlyList<PlanTrouble> Problems, PlanOutline? Outline, string? Remembered, PlanSave? Saved);

/// <summary>A text that somebody types.</summary>
sealed record PlanTextAsk(string? Text);

/// <summary>What a text would be as a plan.</summary>
/// <param name="Name">Its name; null while there are problems.</param>
sealed record PlanTextAnswer(string? Name, IReadOnlyList<PlanTrouble> Problems);

/// <summary>A text that is to be the plan.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Seen">The hash of the file that was edited; empty where there was none.</param>
sealed record PlanSaveAsk(string? Text, string? Seen);

/// <summary>The file was written.</summary>
/// <param name="Name">The plan's name from now on.</param>
sealed record PlanSaveAnswer(string Name, string Sha256, DateTimeOffset At);

/// <summary>Problem details of a save that was refused, with what makes it possible to go on.</summary>
/// <param name="Problems">What is wrong with the text, where that was why.</param>
/// <param name="Theirs">The file as it is now, where it is another than the one that was edited.</param>
sealed record PlanSaveRefusal(
    string Type, string Title, int Status, string Detail, string Remedy, IReadOnlyList<PlanTrouble>? Problems, PlanTheirs? Theirs);

/// <summary>A file as somebody else left it.</summary>
/// <param name="Text">Null where it is gone.</param>
/// <param name="By">Who, where it was done in this console.</param>
sealed record PlanTheirs(string? Text, string Sha256, DateTimeOffset? ChangedAt, string? By);

/// <summary>What a check is for; everything where nothing is said.</summary>
sealed record PlanCheckAsk(string? For);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanFileAnswer))]
[JsonSerializable(typeof(PlanTextAsk))]
[JsonSerializable(typeof(PlanTextAnswer))]
[JsonSerializable(typeof(PlanSaveAsk))]
[JsonSerializable(typeof(PlanSaveAnswer))]
[JsonSerializable(typeof(PlanSaveRefusal))]
[JsonSerializable(typeof(PlanCheckAsk))]
[JsonSerializable(typeof(PlanCheckAnswer))]
sealed partial class PlanApiShapes : JsonSerializerContext;
