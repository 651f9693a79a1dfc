namespace Farshore.Console.Overview;

/// <summary>What runs want of a person.</summary>
static class RunNotices
{
    // Where one of these rests, so does the workload.
    static readonly string[] Movers = ["failover", "relocate", "failback"];

    public static IEnumerable<OverviewNotice> Of(OpenRun open)
    {
        var run = open.Run;
        var severity = Movers.Contains(run.Kind) ? "urgent" : "soon";
        var kind = Speech.Kind(run.Kind);
        var resume = new OverviewAction("resume", $"Resume {kind}", run.Run);
        if (open.Approvals is [var step, ..])
        {
            yield return new("urgent", $"approve-{run.Run}", $"The {kind} waits for your word",
                $"'{Speech.Name(step)}' goes on when somebody approves.", $"farshore approve {run.Run}",
                new("approve", "Approve", run.Run, step));
        }

        switch (run.Phase)
        {
            case "stuck":
                yield return new(severity, $"stuck-{run.Run}", $"The {kind} is stuck",
                    open.Reason ?? "A step failed and cannot be taken back.", $"farshore resume {run.Run}", resume);
                break;
            case "interrupted":
                yield return new(severity, $"interrupted-{run.Run}", $"The {kind} was interrupted",
                    "Whoever drove it has ended. It goes on where it stopped, and nothing is done twice.",
                    $"farshore resume {run.Run}", resume);
                break;
            case "paused":
                yield return new(severity, $"paused-{run.Run}", $"The {kind} is paused",
                    "Somebody stopped it; it goes on when it is resumed.", $"farshore resume {run.Run}", resume);
                break;
        }
    }
}
