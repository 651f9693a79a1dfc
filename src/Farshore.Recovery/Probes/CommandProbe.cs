using System.ComponentModel;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Traffic;

namespace Farshore.Recovery.Probes;

/// <summary>Lets a command of the user's judge a restored resource. Addresses reach it as variables, never as text of its line.</summary>
/// <param name="world">The clock, and a folder where the plan's is not on this machine.</param>
/// <param name="own">The resource it judges.</param>
/// <param name="all">Every resource it is told of.</param>
/// <param name="password">Of the resource, so that it is not repeated; null where it has none.</param>
sealed class CommandProbe(RunWorld world, Restored own, IReadOnlyList<Restored> all, PlanSecret? password)
{
    const int MostLetters = 600;

    public async Task<(bool Passed, string Found)> AttemptAsync(
        CommandCheck check, TimeSpan patience, Action<string> report, CancellationToken cancellationToken)
    {
        var folder = Directory.Exists(check.Folder) ? check.Folder : world.Folder.Length > 0 ? world.Folder : Path.GetTempPath();
        var shell = new ShellCommand(folder, Told(), Secrets(), world.Time);
        try
        {
            var end = await shell.RunAsync(check.Command, patience, report, cancellationToken);
            var said = end.Tail.Length == 0 ? "" : $": {(end.Tail.Length > MostLetters ? $"…{end.Tail[^MostLetters..]}" : end.Tail)}";
            return (end.Code == 0, end.Code is { } code
                ? $"ended with code {code}{said}"
                : $"was ended after {Durations.Write(patience)}{said}");
        }
        catch (Win32Exception failure)
        {
            return (false, $"there is no shell to run it: {failure.Message}");
        }
    }

    Dictionary<string, string> Told()
    {
        Dictionary<string, string> told = new(StringComparer.Ordinal)
        {
            ["FARSHORE_RESOURCE"] = own.Name,
            ["FARSHORE_ADDRESS"] = own.Address,
            ["FARSHORE_PORT"] = $"{own.Port}",
            ["FARSHORE_ID"] = own.Id,
        };
        foreach (var (variable, value) in all.SelectMany(one => one.Told())) told[variable] = value;
        return told;
    }

    IReadOnlyList<string> Secrets() => [.. ((string[])["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
        .Select(Environment.GetEnvironmentVariable).Append(password?.Read()).OfType<string>().Where(value => value.Length > 0)];
}
