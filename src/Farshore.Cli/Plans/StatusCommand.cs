using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Status;

namespace Farshore.Cli.Plans;

/// <summary>Tells how much would be lost if the primary were lost now.</summary>
static class StatusCommand
{
    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        return new Command("status", """
            Show the recovery point now: for each resource, the age of what the secondary could give back

            Example:
              farshore status shop.yaml
            """) { plan }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var isPrimaryThere = await IsPrimaryThereAsync(engine, read, shell.Time, cancellationToken);
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names), !isPrimaryThere);
            using (held)
            {
                var status = await new StatusReader(read, world, Known(engine, read)).ReadAsync(cancellationToken);
                if (output.IsJson) output.Json(status, CliShapes.Readable.PlanStatus);
                else Show(status, output);
                return status.Resources.All(resource => resource.Meets) ? ExitCode.Done : ExitCode.Differences;
            }
        });
    }

    // A Region that takes what it is sent and says nothing would be waited for for minutes. The primary can be done without.
    static async Task<bool> IsPrimaryThereAsync(RecoveryEngine engine, Plan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names), false);
        using (held)
        {
            var primary = Pulse.OfAsync(world.InPrimary, time, cancellationToken);
            var secondary = await Pulse.OfAsync(world.InSecondary, time, cancellationToken);
            if (secondary.Answers is not false) return (await primary).Answers is not false;
            await primary;
            throw new HttpRequestException($"{plan.Secondary.Region}, where the recovery sets are, does not answer: {secondary.Trouble}");
        }
    }

    static KnownOfPlan Known(RecoveryEngine engine, Plan plan) => new(engine.Marks.Find(plan.Name, BackupRun.Kind),
        [.. engine.Runs.OfKinds(plan.Name, BackupRun.Kind).Where(run => run.Phase is "done")
            .Select(run => (run.LastAt - run.StartedAt).TotalSeconds)],
        engine.History.List(plan.Name));

    static void Show(PlanStatus status, Output output)
    {
        output.Table(["RESOURCE", "TYPE", "RPO NOW", "AT NEXT BACKUP", "OBJECTIVE", "MEETS", "FROM"],
            status.Resources.Select(resource => (IReadOnlyList<string>)
            [
                resource.Name, resource.Type, Span(resource.RpoSeconds), Span(resource.PredictedRpoSeconds),
                Words.Span(resource.ObjectiveSeconds), resource.Meets ? "yes" : "NO", resource.Detail,
            ]));
        if (!status.PrimaryReachable) output.Line("The primary does not answer: buckets are judged by the latest recovery set");
        output.Line($"RPO {Span(status.RpoSeconds)} of {Words.Span(status.ObjectiveSeconds)}. Worst: {status.Reason}");
        if (status.NextBackup is { } next)
        {
            output.Line($"Next backup {next.DueAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, ready {Words.Span(next.TakesSeconds)} later: "
                + $"by then the RPO will be {Span(status.PredictedRpoSeconds)}");
        }

        output.Line($"Latest recovery set: {status.Set ?? "none"}{(status.SetAgeSeconds is { } age ? $", {Words.Span(age)} old" : "")}");
        output.Line(Drill(status));
    }

    static string Drill(PlanStatus status)
    {
        if (status.LastDrill is not { } last) return "Last drill: none is known here; farshore drill rehearses a recovery";
        var age = (status.At - last.At).TotalSeconds;
        var late = age > last.GreatestAgeSeconds ? $" (TOO LONG ago: the plan wants one every {Words.Span(last.GreatestAgeSeconds)})" : "";
        var met = last.Meets switch { true => "within", false => "MISSES", null => "not measured;" };
        var trend = last.Trend switch { null => "", "steady" => ", steady", var way => $", {way} than before" };
        return $"Last {last.Kind}: {last.Verdict}, {Words.Span(Math.Max(0, age))} ago{late}; RTO {Span(last.RtoSeconds)}, {met} "
            + $"the objective of {Words.Span(last.ObjectiveSeconds)}{trend}";
    }

    static string Span(double? seconds) => seconds is { } known ? Words.Span(known) : "-";
}
