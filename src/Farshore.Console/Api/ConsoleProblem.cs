using System.Text.Json.Serialization;

namespace Farshore.Console.Api;

/// <summary>The console cannot do what was asked; whoever asked is told why and what helps.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="detail">What it is about.</param>
/// <param name="remedy">What to do about it; null where nothing can be done.</param>
sealed class ConsoleProblem(int status, string title, string detail, string? remedy = null) : Exception(detail)
{
    public ProblemAnswer Answer { get; } = new("about:blank", title, status, detail, remedy);
}

/// <summary>A refusal as RFC 9457 has it, and the remedy.</summary>
sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, string? Remedy);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemAnswer))]
sealed partial class ProblemShapes : JsonSerializerContext;
