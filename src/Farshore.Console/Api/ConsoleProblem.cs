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

    /// <summary>Who holds the plan's lease, where that is why.</summary>
    public TakeOverOffer? TakeOver
    {
        get => Answer.TakeOver;
        init => Answer = Answer with { TakeOver = value };
    }

    public ProblemAnswer Answer { get; private init; } = new("about:blank", title, status, detail, remedy);
}

/// <summary>Somebody did before what is asked for now.</summary>
/// <param name="Run">The run it is about; left out where it has no name yet.</param>
/// <param name="By">Who; left out where that is not known.</param>
sealed record WhoWasFirst(string? Run, string? By, DateTimeOffset? At);

/// <summary>The plan may be taken over from whoever acts on it: the same request again with <c>takeOver</c>.</summary>
/// <param name="Run">The run that acts.</param>
/// <param name="IsAlive">It was heard of lately: then it is named in <c>takeOver</c>, which is empty otherwise.</param>
sealed record TakeOverOffer(string Run, bool IsAlive);

/// <summary>A refusal as RFC 9457 has it, and the remedy.</summary>
sealed record ProblemAnswer(
    string Type, string Title, int Status, string Detail, string? Remedy, WhoWasFirst? First = null, TakeOverOffer? TakeOver = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemAnswer))]
sealed partial class ProblemShapes : JsonSerializerContext;
