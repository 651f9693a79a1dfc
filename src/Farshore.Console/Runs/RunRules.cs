using Farshore.Console.Api;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Runs;

/// <summary>What has to be so before a run begins for somebody at a browser.</summary>
static class RunRules
{
    static readonly string[] Kinds =
    [
        ProtectRun.Kind, ExportRun.Kind, BackupRun.Kind, DrillRun.Kind, DrillRun.CleaningKind, FailoverRun.Kind, RelocateRun.Kind,
        FailbackRun.Kind, VerifyRun.Kind,
    ];

    static readonly string[] Movers = [FailoverRun.Kind, RelocateRun.Kind, FailbackRun.Kind];

    /// <exception cref="ConsoleProblem">There is no such kind, or the plan's name was not typed where it has to be.</exception>
    public static void Check(StartRequest request)
    {
        if (!Kinds.Contains(request.Kind))
            throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "No such kind of run", $"There is no run '{request.Kind}'.",
                $"There are: {string.Join(", ", Kinds)}.");
        if (Movers.Contains(request.Kind) && !request.ReportOnly)
            Confirmed(request.Confirm, request.Plan, $"A {request.Kind} of {request.Plan} cannot be undone.");
        else if (request is { WithStacks: true, OnlyLooks: false })
            Confirmed(request.Confirm, request.Plan, $"Stacks of {request.Plan} will be changed.");
    }

    public static void Confirmed(string? typed, string plan, string about)
    {
        if (typed == plan) return;
        throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "Not confirmed", about,
            $"Send the plan's name, {plan}, as confirm to say that this is meant.");
    }

    /// <summary>The same rule as for runs of other processes: one of a kind at a time for a plan, and none beside one that moves
    /// it.</summary>
    public static bool IsInTheWay(RunDrive other, RunDrive wanted) =>
        other.Plan == wanted.Plan && (other.Kind == wanted.Kind || Movers.Contains(other.Kind));

    public static ConsoleProblem Conflict(RunDrive first) => new(StatusCodes.Status409Conflict, "Somebody else was first",
        $"{first.By} began this {first.Kind} of {first.Plan} at {first.At.UtcDateTime:HH:mm:ss} UTC"
        + (first.Run is { } run ? $": run {run}." : "; it is about to move."), "Watch that run; nothing more needs to be done.")
    {
        First = new(first.Run ?? first.Resumes, first.By, first.At),
    };

    public static ConsoleProblem Conflict(RunSummary first) => new(StatusCodes.Status409Conflict, "Somebody else was first",
        $"{first.By ?? "Somebody"} began the {first.Kind} of {first.Plan} at {first.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: "
        + $"run {first.Run}" + (first.Pid is { } pid ? $", driven by process {pid}." : "."),
        "Watch that run; nothing more needs to be done.")
    {
        First = new(first.Run, first.By, first.StartedAt),
    };
}
