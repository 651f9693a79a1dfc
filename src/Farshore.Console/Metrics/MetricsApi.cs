using System.Text;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Farshore.Console.Metrics;

/// <summary>Figures for a Prometheus server, which brings the console's token.</summary>
static class MetricsApi
{
    static readonly string Version = typeof(RecoveryEngine).Assembly.GetName().Version?.ToString(3) ?? "";

    public static void Map(WebApplication web) =>
        web.MapGet("/metrics", AskAsync).WithName("metrics").WithTags("Operations")
            .WithSummary("Figures of plans and runs, in the text format of Prometheus")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");

    static async Task<ContentHttpResult> AskAsync(MetricsDesk desk, RecoveryEngine engine, TimeProvider time)
    {
        var plans = await desk.ReadAsync();
        var text = new PrometheusText()
            .Gauge("farshore_build_info", "The program's version.", new Sample(1, ("version", Version)));
        PlanGauges.Of(text, plans, time.GetUtcNow())
            .Gauge("farshore_runs", "Runs in this home.", engine.Census.Count().Select(AsSample))
            .Gauge("farshore_steps_running", "Steps that are being done or taken back.", engine.Census.Steps().Select(count =>
                new Sample(count.Count, ("plan", count.Plan), ("kind", count.Kind))));
        return TypedResults.Text(text.ToString(), PrometheusText.ContentType, Encoding.UTF8);
    }

    static Sample AsSample(RunCount count) => new(count.Count, ("plan", count.Plan), ("kind", count.Kind), ("phase", count.Phase));
}
