using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Evidence;

/// <summary>What a run proved, as the page an auditor reads and as JSON.</summary>
static class EvidenceApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs/{run}/evidence.html", Page).WithName("evidencePage").WithSummary("A run's evidence as one self-contained page");
        api.MapGet("/runs/{run}/evidence.json", Json).WithName("evidence").WithSummary("A run's evidence as JSON");
    }

    static ContentHttpResult Page(string run, RecoveryEngine engine) =>
        TypedResults.Content(EvidencePage.Of(engine.Evidence(run)), "text/html; charset=utf-8");

    static ContentHttpResult Json(string run, RecoveryEngine engine) =>
        TypedResults.Content(engine.Evidence(run).ToJson(), "application/json");
}
