using System.Text.Json.Serialization;

namespace Farshore.Console.Api;

/// <summary>The console cannot do what was asked; whoever asked is told why and what helps.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="detail">What it is about.</param>
/// <param name="remedy">What to do about it; null where nothing can be done.</param>
sealed class ConsoleProblem(int status, string title, string detail, string? remedy = null) : Exception(detail)
{
    /// <summary>Who was first, where somebody was.</summary>
    public WhoWasFirst? First
    {
        get => Answer.First;
        init => Answer = Answer with { First = value };
    }

    public ProblemAnswer Answer { get; private init; } = new("about:blank", title, status, detail, remedy);
}

/// <summary>Somebody did before what is asked for now.</summary>
/// <param name="Run">The run it is about; left out where it has no name yet.</param>
/// <param name="By">Who; left out where that is not known.</param>
sealed record WhoWasFirst(string? Run, string? By, DateTimeOffset? At);

/// <summary>A refusal as RFC 9457 has it, and the remedy.</summary>
sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, string? Remedy, WhoWasFirst? First = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemAnswer))]
sealed partial class ProblemShapes : JsonSerializerContext;
