using System.Text.Json.Serialization;
using Farshore.Console.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Session;

/// <summary>What a browser asks first.</summary>
/// <param name="User">Who the session belongs to, as runs will name them.</param>
/// <param name="Version">The program's.</param>
/// <param name="Csrf">Goes into the header <c>X-Farshore</c> of whatever changes something.</param>
/// <param name="Demo">All of it is a rehearsal that ends with the program.</param>
/// <param name="Range">Whether there are local regions to see to.</param>
/// <param name="Plans">In the order they were given.</param>
sealed record SessionAnswer(string User, string Version, string Csrf, bool Demo, bool Range, IReadOnlyList<SessionPlan> Plans);

/// <summary>A plan in the list of plans.</summary>
/// <param name="Primary">The Region it protects; null where the file cannot be read.</param>
/// <param name="Problem">Why the file cannot be read.</param>
sealed record SessionPlan(string Name, string File, string? Primary, string? Secondary, string? Problem);

/// <summary>Says who is asking, and what there is to ask about.</summary>
static class SessionApi
{
    static readonly string Version = typeof(RecoveryEngine).Assembly.GetName().Version?.ToString(3) ?? "";

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/session", Ask).WithName("session").WithSummary("Who is asking, and which plans there are");

    static Ok<SessionAnswer> Ask(ConsoleSetup setup, PlanShelf shelf) => TypedResults.Ok(new SessionAnswer(
        RunControl.Me, Version, "", setup.IsDemo, setup.Range is not null,
        [.. shelf.List().Select(plan =>
            new SessionPlan(plan.Name, plan.File, plan.Plan?.Primary.Region, plan.Plan?.Secondary.Region, plan.Problem))]));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionAnswer))]
sealed partial class SessionShapes : JsonSerializerContext;
