using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console;

/// <summary>The list of runs, and each run's evidence as a page and as JSON.</summary>
static class RunPages
{
    public static void Map(WebApplication web, RecoveryEngine engine)
    {
        web.MapGet("/", (HttpContext context) => WriteAsync(context, "text/html; charset=utf-8", RunListPage.Of(engine.Runs.List())));
        web.MapGet("/runs/{run}", (HttpContext context) => ShowAsync(context, engine, "text/html; charset=utf-8", EvidencePage.Of));
        web.MapGet("/runs/{run}/evidence.json", (HttpContext context) =>
            ShowAsync(context, engine, "application/json", report => report.ToJson()));
    }

    static Task ShowAsync(HttpContext context, RecoveryEngine engine, string type, Func<EvidenceReport, string> render)
    {
        var run = (string)context.Request.RouteValues["run"]!;
        try
        {
            return WriteAsync(context, type, render(engine.Evidence(run)));
        }
        catch (RunNotFoundException)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return WriteAsync(context, "text/plain; charset=utf-8", "There is no such run in this FARSHORE_HOME.\n");
        }
    }

    static Task WriteAsync(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
