using System.Collections.Concurrent;
using System.Collections.Immutable;
using Farshore.Console.Api;
using Farshore.Recovery.Plans;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Plans;

/// <summary>A plan that the console looks after: as its file has it now, or why that cannot be read.</summary>
/// <param name="Name">The plan's name; of one that cannot be read, the one it had or seems to have, or its file's without the
/// ending.</param>
/// <param name="File">Where it is.</param>
/// <param name="Plan">What it says; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
sealed record ShelvedPlan(string Name, string File, Plan? Plan, string? Problem);

/// <summary>The plan files that the console was given. Each is read again when its file has changed.</summary>
sealed class PlanShelf(ConsoleSetup setup)
{
    // What a file that is not there looks like.
    const long Gone = -1;

    readonly ConcurrentDictionary<string, (DateTime Written, long Length, ShelvedPlan Plan)> read = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Plan> whole = new(StringComparer.Ordinal);

    ImmutableList<string> files = [.. setup.PlanFiles.Select(Path.GetFullPath)];

    public IReadOnlyList<ShelvedPlan> List() => [.. files.Select(Read)];

    /// <summary>Takes a plan file up that was made since the start.</summary>
    public void Add(string file) =>
        ImmutableInterlocked.Update(ref files, static (list, added) => list.Contains(added) ? list : list.Add(added), file);

    /// <summary>The plan of that name, whether it can be read or not.</summary>
    /// <exception cref="ConsoleProblem">There is none.</exception>
    public ShelvedPlan Need(string name) => List().FirstOrDefault(plan => plan.Name == name)
        ?? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such plan", $"This console was not given a plan '{name}'.",
            "Start it with the plan's file: farshore serve shop.yaml");

    /// <summary>What the plan of that name says.</summary>
    /// <exception cref="ConsoleProblem">There is none, or it cannot be read.</exception>
    public Plan Find(string name) => Need(name) switch
    {
        { Plan: { } plan } => plan,
        var broken => throw new ConsoleProblem(StatusCodes.Status422UnprocessableEntity, "The plan has problems", broken.Problem!,
            "Put the file right; the Plan page shows each line."),
    };

    /// <summary>The text of a file as it was when it was last whole; null where it never was since the console started.</summary>
    public string? Remembered(string file) => whole.GetValueOrDefault(file)?.Text;

    ShelvedPlan Read(string file)
    {
        var info = new FileInfo(file);
        var (written, length) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : (default, Gone);
        if (read.TryGetValue(file, out var known) && (known.Written, known.Length) == (written, length)) return known.Plan;
        var plan = Parse(file);
        read[file] = (written, length, plan);
        if (plan.Plan is { } one) whole[file] = one;
        return plan;
    }

    ShelvedPlan Parse(string file)
    {
        try
        {
            var plan = PlanReader.ReadFile(file);
            return new(plan.Name, file, plan, null);
        }
        catch (Exception broken) when (broken is PlanException or IOException or UnauthorizedAccessException)
        {
            // It keeps the name it had, so that a slip in the file does not make a page lose what it shows.
            var name = whole.GetValueOrDefault(file)?.Name ?? PlanNames.Of(file) ?? Path.GetFileNameWithoutExtension(file);
            return new(name, file, null, broken.Message);
        }
    }
}
