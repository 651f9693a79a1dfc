using Farshore.Console.Access;
using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Runs;

/// <summary>Runs: looking at them, beginning them, asking something of them.</summary>
static class RunsApi
{
    const int MostOnPage = 200;
    const int OnPage = 50;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs", List).WithName("runs").WithSummary("Runs, newest first, a page at a time");
        api.MapPost("/runs", StartAsync).WithName("startRun").WithSummary("Begins a run; answers as soon as it moves");
        api.MapGet("/runs/{run}", Show).WithName("run").WithSummary("A run with all its steps, and what may be asked of it");
        api.MapPost("/runs/{run}/resume", ResumeAsync).WithName("resumeRun")
            .WithSummary("Carries a run on, or tries a stuck one again from what is in its way");
        api.MapPost("/runs/{run}/asks", AskAsync).WithName("askRun")
            .WithSummary("Asks a run to pause, to go on, to be taken back, to leave a step out, or gives or refuses an approval");
        api.MapGet("/runs/{run}/events", FollowAsync).Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .WithName("runEvents").WithSummary("A run whenever it changes, as server-sent events: run, beat, and end when it is over");
    }

    static Ok<RunList> List(
        RecoveryEngine engine, TimeProvider time, string? plan = null, string? kind = null, string? phase = null, string? before = null,
        int limit = OnPage)
    {
        var (filter, now) = (new RunFilter(plan, kind, phase), time.GetUtcNow());
        var most = Math.Clamp(limit, 1, MostOnPage);
        // One more than is shown says whether there are any after it.
        var page = engine.Runs.Page(filter, before is null ? null : engine.Runs.Find(before), most + 1);
        return TypedResults.Ok(new RunList([.. page.Take(most).Select(run => RunRow.Of(run, now))],
            page.Count > most ? page[most - 1].Run : null, engine.Runs.Counts(filter with { Phase = null })));
    }

    static async Task<Accepted<RunAnswer>> StartAsync(StartRequest request, RunDrives drives, Person person) =>
        Answer(await drives.StartAsync(request, person.Name));

    static Ok<RunDetail> Show(string run, RunDetails details) => TypedResults.Ok(details.Of(run));

    static async Task<Accepted<RunAnswer>> ResumeAsync(string run, ResumeRequest? request, RunDrives drives, Person person) =>
        Answer(await drives.ResumeAsync(run, request ?? new(), person.Name));

    static async Task<Ok<AskAnswer>> AskAsync(
        string run, AskRequest request, RunAsks asks, Person person, CancellationToken cancellationToken) =>
        TypedResults.Ok(await asks.AskAsync(run, request, person.Name, cancellationToken));

    static Task FollowAsync(string run, HttpContext context, RunStream stream, RunDetails details, CancellationToken cancellationToken)
    {
        // Said before the stream begins, so that it is an answer and not a stream.
        details.StoryOf(run);
        return EventStream.SendAsync(context, stream.Of(run, cancellationToken));
    }

    static Accepted<RunAnswer> Answer(string run) => TypedResults.Accepted($"/api/v1/runs/{Uri.EscapeDataString(run)}", new RunAnswer(run));
}
