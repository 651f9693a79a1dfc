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
        api.MapGet("/runs/{run}/evidence.html", PageAsync).WithName("evidencePage")
            .WithSummary("A run's evidence as one self-contained page; with ?download as a file, signed where the plan names a key");
        api.MapGet("/runs/{run}/evidence.json", JsonAsync).WithName("evidence")
            .WithSummary("A run's evidence as JSON; with ?download as a file, signed where the plan names a key");
        api.MapGet("/runs/{run}/seal", SealAsync).WithName("evidenceSeal")
            .WithSummary("The hash over a run's evidence, who signs it, and how anybody can check that");
    }

    static async Task<ContentHttpResult> PageAsync(
        string run, string? download, RecoveryEngine engine, HttpResponse response, CancellationToken cancellationToken)
    {
        var report = await ReportAsync(engine, run, download, "html", response, cancellationToken);
        return TypedResults.Content(EvidencePage.Of(report), "text/html; charset=utf-8");
    }

    static async Task<ContentHttpResult> JsonAsync(
        string run, string? download, RecoveryEngine engine, HttpResponse response, CancellationToken cancellationToken)
    {
        var report = await ReportAsync(engine, run, download, "json", response, cancellationToken);
        return TypedResults.Content(report.ToJson(), "application/json");
    }

    static async Task<Ok<SealAnswer>> SealAsync(string run, RecoveryEngine engine, CancellationToken cancellationToken) =>
        TypedResults.Ok(SealAnswer.Of(await Signing.TryAsync(engine, run, cancellationToken)));

    /// <summary>A file that somebody keeps carries the signature; a page to look at does not wait for a key.</summary>
    static async Task<EvidenceReport> ReportAsync(RecoveryEngine engine, string run, string? download, string ending,
        HttpResponse response, CancellationToken cancellationToken)
    {
        if (download is null or "false") return engine.Evidence(run);
        var report = (await Signing.TryAsync(engine, run, cancellationToken)).Report;
        response.Headers.ContentDisposition = $"attachment; filename=\"{SealAnswer.FileOf(report)}.{ending}\"";
        return report;
    }
}
