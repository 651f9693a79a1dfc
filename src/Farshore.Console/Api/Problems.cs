using System.Text.Json;
using Farshore.Aws.Client;
using Farshore.Console.Access;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Api;

/// <summary>Turns what a handler throws into an answer that says what is wrong and what helps.</summary>
static class Problems
{
    const string Type = "application/problem+json";

    public static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && Unrouted(context) is { } problem) await WriteAsync(context, problem.Answer);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, Of(failure));
        }
    }

    public static Task WriteAsync(HttpContext context, ProblemAnswer answer)
    {
        if (SmallPage.IsWanted(context.Request))
            return SmallPage.WriteAsync(context, answer.Status, answer.Title, answer.Detail, answer.Remedy);
        if (answer.Status is StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.StatusCode = answer.Status;
        return context.Response.WriteAsJsonAsync(answer, ProblemShapes.Default.ProblemAnswer, Type, context.RequestAborted);
    }

    // What routing refuses has a status alone.
    static ConsoleProblem? Unrouted(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed => new(StatusCodes.Status405MethodNotAllowed, "Not that way",
            $"{context.Request.Path} does not take {context.Request.Method}.", $"It takes {context.Response.Headers.Allow}."),
        StatusCodes.Status415UnsupportedMediaType => new(StatusCodes.Status415UnsupportedMediaType, "Not JSON",
            "The body has to be JSON, and to say so.", "Send it with Content-Type: application/json."),
        _ => null,
    };

    static ProblemAnswer Of(Exception failure) => failure switch
    {
        ConsoleProblem told => told.Answer,
        RunNotFoundException => new ConsoleProblem(StatusCodes.Status404NotFound, "No such run", failure.Message).Answer,
        RunUnreadableException => new ConsoleProblem(
            StatusCodes.Status422UnprocessableEntity, "Another version's run", failure.Message).Answer,
        PlanException => new ConsoleProblem(
            StatusCodes.Status422UnprocessableEntity, "The plan has problems", failure.Message, "Put the lines named here right.").Answer,
        RunIsDrivenException => new ConsoleProblem(StatusCodes.Status409Conflict, "Somebody else drives the run", failure.Message).Answer,
        StepRefusedException { Lease: { } holder } => Held(holder).Answer,
        StepRefusedException => new ConsoleProblem(StatusCodes.Status409Conflict, "Refused", failure.Message).Answer,
        ClientSetupException => new ConsoleProblem(
            StatusCodes.Status422UnprocessableEntity, "A Region cannot be called", failure.Message).Answer,
        _ when Failure.Transient(failure) is { } weather => new ConsoleProblem(StatusCodes.Status502BadGateway, "A Region does not answer",
            $"{weather}: {failure.Message}", "Try again when it is there; what works without it still does.").Answer,
        _ when Failure.AsRefusal(failure) is { } said => new ConsoleProblem(
            StatusCodes.Status502BadGateway, "A Region refused", said).Answer,
        BadHttpRequestException bad => new ConsoleProblem(bad.StatusCode, "The request cannot be read", bad.Message).Answer,
        JsonException => new ConsoleProblem(StatusCodes.Status400BadRequest, "The request cannot be read", failure.Message).Answer,
        _ => new ConsoleProblem(StatusCodes.Status500InternalServerError, "It failed", failure.Message).Answer,
    };

    static ConsoleProblem Held(LeaseObstacle holder) => new(StatusCodes.Status409Conflict, "Somebody acts on this plan",
        $"{char.ToUpperInvariant(holder.Words[0])}{holder.Words[1..]}.",
        holder.IsAlive ? "Let it end, or end it there. Take the plan over only where neither can be done."
            : "Carry that run on where it was begun, or take the plan over from it.")
    {
        TakeOver = new(holder.Run, holder.IsAlive),
    };
}
