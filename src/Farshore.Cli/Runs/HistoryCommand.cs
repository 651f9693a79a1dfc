using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>Lists what a plan's recoveries and drills measured, and where that is going.</summary>
static class HistoryCommand
{
    const string Bars = "▁▂▃▄▅▆▇█";

    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        Option<int> most = new("--most") { Description = "How many runs", HelpName = "N", DefaultValueFactory = _ => 50 };
        return new Command("history", """
            Show what the plan's failovers, drills and verifications measured, newest first, and where the recovery time is going

            Example:
              farshore history shop.yaml
            """) { plan, most }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var past = await FindAsync(engine, read, shell, given.GetValue(most), output, cancellationToken);
            if (output.IsJson) output.Json(past, CliShapes.Readable.IReadOnlyListEvidencePast);
            else if (past.Count == 0) output.Line(
                $"Nothing of {read.Name} was recovered, rehearsed or verified yet: rehearse it with farshore drill");
            else Show(past, read, output);
            return ExitCode.Done;
        });
    }

    static async Task<IReadOnlyList<EvidencePast>> FindAsync(
        RecoveryEngine engine, Plan plan, Shell shell, int most, Output output, CancellationToken cancellationToken)
    {
        var (world, held) = engine.Connect(plan, new RunWorld(shell.Time, engine.Names), true);
        using (held)
        {
            try
            {
                return await engine.History.MergedAsync(world.InSecondary.S3, plan.Ledger, plan.Name, most, cancellationToken);
            }
            catch (Exception away) when (Failure.AsRefusal(away) is not null || Failure.Transient(away) is not null)
            {
                output.Note($"the ledger could not be read ({away.Message}); this is what this machine knows");
                return engine.History.List(plan.Name, most);
            }
        }
    }

    static void Show(IReadOnlyList<EvidencePast> past, Plan plan, Output output)
    {
        output.Table(["STARTED", "RUN", "KIND", "VERDICT", "RPO", "RTO", "SKEW"], past.Select(run => (IReadOnlyList<string>)
        [
            $"{run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}", run.Run, run.Kind, run.Verdict, Span(run.RpoSeconds), Span(run.RtoSeconds),
            Span(run.SkewSeconds),
        ]));
        if (RtoTrend.Of(past) is { } trend) output.Line($"RTO {Line(trend.Seconds)}  {trend.Words(plan.Objectives.Rto)}");
    }

    static string Line(IReadOnlyList<double> seconds)
    {
        var top = seconds.Max();
        return new string([.. seconds.Select(one => Bars[top <= 0 ? 0 : (int)Math.Min(Bars.Length - 1, one / top * Bars.Length)])]);
    }

    static string Span(double? seconds) => seconds is { } known ? Words.Span(known) : "-";
}
