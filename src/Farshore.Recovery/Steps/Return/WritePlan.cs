using System.Text.RegularExpressions;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Return;

/// <summary>A machine or a database that has a new name at home.</summary>
/// <param name="Old">Its id or identifier in the plan.</param>
public sealed record Renamed(string Old, Ref<Restored> New);

/// <summary>Writes the plan as it is from now on beside the one it was: what was rebuilt at home has ids of its own.</summary>
public sealed record WritePlan(IReadOnlyList<Renamed> All, IReadOnlyList<string> After) : Step<string>
{
    public override IEnumerable<string> Needs() => [.. All.Select(one => one.New.Step), .. After];

    /// <returns>The file's full path.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (file, text) = (context.State.Created.PlanFile, context.State.Created.PlanText);
        foreach (var one in All) text = Replace(text, one.Old, context.Read(one.New).Id);
        var folder = Path.GetDirectoryName(file);
        var beside = Path.Combine(Directory.Exists(folder) ? folder : context.World.Folder,
            $"{Path.GetFileNameWithoutExtension(file)}.returned{Path.GetExtension(file)}");
        await File.WriteAllTextAsync(beside, text, cancellationToken);
        return beside;
    }

    /// <summary>Only where a resource is named: as its instance, or at the end of an ARN.</summary>
    internal static string Replace(string text, string old, string now) => Regex.Replace(text,
        $@"(?<=\binstance:\s*[""']?|:instance/|:db:){Regex.Escape(old)}(?![\w-])", now.Replace("$", "$$", StringComparison.Ordinal));
}
