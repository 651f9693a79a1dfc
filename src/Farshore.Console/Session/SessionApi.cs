using System.Text.Json.Serialization;
using Farshore.Console.Access;
using Farshore.Console.Api;
using Farshore.Console.Plans;
using Farshore.Recovery;
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

/// <summary>Everything the console looks after.</summary>
/// <param name="Plans">In the order they were given.</param>
sealed record PlansAnswer(IReadOnlyList<SessionPlan> Plans);

/// <summary>Somebody is to be let in.</summary>
/// <param name="Name">As it is to be shown beside what they do.</param>
sealed record InviteAsk(string? Name);

/// <summary>What to send them.</summary>
/// <param name="Link">Signs them in, once.</param>
/// <param name="Until">It does not work afterwards.</param>
sealed record InviteAnswer(string Name, string Link, DateTimeOffset Until);

/// <summary>Says who is asking, and what there is to ask about.</summary>
static class SessionApi
{
    static readonly string Version = typeof(RecoveryEngine).Assembly.GetName().Version?.ToString(3) ?? "";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/session", Ask).WithName("session").WithSummary("Who is asking, and which plans there are");
        api.MapGet("/plans", List).WithName("plans").WithSummary("The plans that this console was given");
        api.MapPost("/session/invites", Invite).WithName("invite").WithSummary("Make a link that signs somebody else in, once");
        api.MapPost("/session/end", End).WithName("endSession").WithSummary("End this browser's session");
    }

    static Ok<SessionAnswer> Ask(HttpContext context, Person person, ConsoleSetup setup, PlanShelf shelf) =>
        TypedResults.Ok(new SessionAnswer(person.Name, Version, context.Features.Get<BrowserSession>()?.Csrf ?? "", setup.IsDemo,
            setup.Range is not null, Plans(shelf)));

    static Ok<PlansAnswer> List(PlanShelf shelf) => TypedResults.Ok(new PlansAnswer(Plans(shelf)));

    static IReadOnlyList<SessionPlan> Plans(PlanShelf shelf) =>
    [
        .. shelf.List().Select(plan =>
            new SessionPlan(plan.Name, plan.File, plan.Plan?.Primary.Region, plan.Plan?.Secondary.Region, plan.Problem)),
    ];

    static Ok<InviteAnswer> Invite(InviteAsk ask, HttpRequest request, LoginLinks links)
    {
        var person = Person.Called(ask.Name) ?? throw new ConsoleProblem(StatusCodes.Status400BadRequest, "No name",
            "A link is made for somebody: their name goes beside what they do.", "Give a name of 1 to 80 characters.");
        var (link, until) = links.Invite(new($"{request.Scheme}://{request.Host}"), person) ?? throw new ConsoleProblem(
            StatusCodes.Status429TooManyRequests, "Too many links are open", "Links that nobody has followed yet wait ten minutes.",
            "Wait until some have run out.");
        return TypedResults.Ok(new InviteAnswer(person.Name, link.ToString(), until));
    }

    static NoContent End(HttpContext context, Admission admission)
    {
        admission.Leave(context);
        return TypedResults.NoContent();
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(PlansAnswer))]
[JsonSerializable(typeof(InviteAsk))]
[JsonSerializable(typeof(InviteAnswer))]
sealed partial class SessionShapes : JsonSerializerContext;
