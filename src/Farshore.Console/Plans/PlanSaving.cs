using System.Collections.Concurrent;
using System.Text;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Farshore.Console.Plans;

/// <summary>Who last saved a plan from here, and what the file was then.</summary>
sealed record PlanSave(string By, DateTimeOffset At, string Sha256);

/// <summary>The text was not saved: the file is another than the one that was edited.</summary>
/// <param name="theirs">As it is now.</param>
/// <param name="by">Who changed it, where that was done here.</param>
sealed class PlanChangedException(PlanOnDisk theirs, PlanSave? by) : Exception
{
    public PlanOnDisk Theirs => theirs;

    public PlanSave? By => by;
}

/// <summary>The text was not saved: it is no plan.</summary>
sealed class PlanRefusedException(IReadOnlyList<PlanTrouble> troubles) : Exception
{
    public IReadOnlyList<PlanTrouble> Troubles => troubles;
}

/// <summary>Writes a plan's file for people who edit it here: all of it or nothing, over the file they have seen and no other.</summary>
sealed partial class PlanSaving(PlanShelf shelf, RecoveryEngine engine, LiveFeed feed, TimeProvider time, ILogger<PlanSaving> log)
{
    static readonly string[] Ended = ["done", "unwound", "stuck"];

    readonly ConcurrentDictionary<string, PlanSave> saves = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    /// <summary>Who wrote the file from here; null where it was written elsewhere.</summary>
    public PlanSave? SavedHere(string file, PlanOnDisk disk) =>
        saves.GetValueOrDefault(file) is { } save && save.Sha256 == disk.Sha256 ? save : null;

    /// <param name="shelved">The plan.</param>
    /// <param name="text">What its file is to say.</param>
    /// <param name="seen">The hash of the file that was edited; empty where there was none.</param>
    /// <param name="by">Who saves.</param>
    /// <returns>The plan as it now is.</returns>
    public (Plan Plan, PlanSave Save) Save(ShelvedPlan shelved, string text, string seen, string by)
    {
        var (plan, troubles) = PlanTroubles.Read(text, shelved.File);
        if (plan is null) throw new PlanRefusedException(troubles);
        lock (gate)
        {
            var disk = PlanOnDisk.Read(shelved.File);
            if (disk.Sha256 != seen) throw new PlanChangedException(disk, SavedHere(shelved.File, disk));
            if (plan.Name != shelved.Name) MayRename(shelved, plan.Name);
            var bytes = Bytes(text, disk);
            var save = new PlanSave(by, time.GetUtcNow(), PlanOnDisk.Hash(bytes));
            Write(shelved.File, bytes);
            saves[shelved.File] = save;
            Saved(log, plan.Name, shelved.File, by);
            feed.Tell("plan", plan.Name);
            if (plan.Name != shelved.Name) feed.Tell("plan", shelved.Name);
            return (plan, save);
        }
    }

    void MayRename(ShelvedPlan shelved, string name)
    {
        if (shelf.List().FirstOrDefault(other => other.Name == name && other.File != shelved.File) is { } taken)
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "Another plan has this name",
                $"{taken.File} is plan '{name}' already.", "Choose another name.");
        if (engine.Runs.List().FirstOrDefault(run => run.Plan == shelved.Name && !Ended.Contains(run.Phase)) is { } moving)
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "The plan cannot be renamed now",
                $"{moving.Run} of plan '{shelved.Name}' is {moving.Phase}.", "Wait for its end, or cancel it, then save again.");
    }

    /// <summary>A browser's editor knows one kind of line end; the file keeps the kind it has.</summary>
    static byte[] Bytes(string text, PlanOnDisk disk)
    {
        var unix = text.ReplaceLineEndings("\n");
        var said = disk.Text?.Contains("\r\n", StringComparison.Ordinal) is true ? unix.ReplaceLineEndings("\r\n") : unix;
        return [.. disk.HasMark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(said)];
    }

    static void Write(string file, byte[] bytes)
    {
        try
        {
            // What a link points to is written, and the link stays.
            PlanReplacement.Write(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file, bytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ConsoleProblem(StatusCodes.Status403Forbidden, "The file cannot be written", refused.Message,
                "It is as it was. Let the user of farshore serve write to the file and its folder, and see that the disk has room.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "plan {Plan} was saved to {File} by {By}")]
    private static partial void Saved(ILogger log, string plan, string file, string by);
}
