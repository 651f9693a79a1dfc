using System.CommandLine;
using System.Globalization;
using Farshore.Recovery.Plans;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Peers;

namespace Farshore.Cli.Local;

/// <summary>Shows the clock that local regions live by, and puts it forward.</summary>
static class LocalClockCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        ClockFile file = new(shell.Home.Local, shell.Time);
        RegionControl control = new(shell.Home, shell.Time);
        return new Command("clock", """
            Show the regions' clock: what they judge retention, lifecycles and schedules by; signatures are judged by the real one

            Example:
              farshore local clock advance 35d
            """)
        {
            Advance(shell, regions, file, control),
            Set(shell, regions, file, control),
        }.Does(shell, async (_, output, cancellationToken) =>
        {
            List<ClockAnswer> answers = [];
            foreach (var region in regions.Known())
            {
                var ahead = region.State == RegionState.Up
                    ? Span(await control.AskAsync(region, ClockApi.GetClock, new(), cancellationToken)) : file.Read();
                answers.Add(Answer(shell, region, ahead));
            }

            Show(output, answers);
            return ExitCode.Done;
        });
    }

    static Command Advance(Shell shell, LocalRegions regions, ClockFile file, RegionControl control)
    {
        Argument<string> by = new("DURATION") { Description = "How far: 35d, 12h, 90m, 1d12h" };
        return new Command("advance", """
            Put the clock of all local regions forward, and wait until they have done what fell due

            Example:
              farshore local clock advance 35d
            """) { by }.Does(shell, async (given, output, cancellationToken) =>
        {
            var text = given.GetRequiredValue(by);
            if (!Durations.TryParse(text, out var span))
                throw new CommandFailure(ExitCode.Usage, $"'{text}' is not a duration such as 35d, 12h, 90m or 1d12h");
            Show(output, await ChangeAsync(shell, regions, file, control, ahead => ahead + span, cancellationToken));
            return ExitCode.Done;
        });
    }

    static Command Set(Shell shell, LocalRegions regions, ClockFile file, RegionControl control)
    {
        Argument<string> to = new("TIME") { Description = "Which time, such as 2027-01-01T00:00:00Z; without an offset it is UTC" };
        return new Command("set", """
            Put the clock of all local regions forward to a time

            Example:
              farshore local clock set 2027-01-01T00:00:00Z
            """) { to }.Does(shell, async (given, output, cancellationToken) =>
        {
            var text = given.GetRequiredValue(to);
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                throw new CommandFailure(ExitCode.Usage, $"'{text}' is not a time such as 2027-01-01T00:00:00Z");
            Show(output, await ChangeAsync(shell, regions, file, control, _ => time - shell.Time.GetUtcNow(), cancellationToken));
            return ExitCode.Done;
        });
    }

    // Kept first, so that a region that is down, or goes down now, has it at its next start.
    static async Task<IReadOnlyList<ClockAnswer>> ChangeAsync(Shell shell, LocalRegions regions, ClockFile file, RegionControl control,
        Func<TimeSpan, TimeSpan> change, CancellationToken cancellationToken)
    {
        var known = regions.Known();
        var ahead = await file.ChangeAsync(change, cancellationToken);
        await Task.WhenAll(known.Where(region => region.State == RegionState.Up).Select(region => control.AskAsync(
            region, ClockApi.PutClock, new() { AheadMilliseconds = (long)ahead.TotalMilliseconds }, cancellationToken)));
        return [.. known.Select(region => Answer(shell, region, ahead))];
    }

    static ClockAnswer Answer(Shell shell, LocalRegion region, TimeSpan ahead) =>
        new(region.Name, region.StateName, shell.Time.GetUtcNow() + ahead, Math.Round(ahead.TotalSeconds, 3));

    static TimeSpan Span(ClockResponse clock) => TimeSpan.FromMilliseconds(clock.AheadMilliseconds);

    static void Show(Output output, IReadOnlyList<ClockAnswer> clocks)
    {
        if (output.IsJson) output.Json(clocks, CliShapes.Readable.IReadOnlyListClockAnswer);
        output.Table(["REGION", "STATE", "CLOCK", "AHEAD"], clocks.Select(clock => (IReadOnlyList<string>)
        [
            clock.Region, clock.State, $"{clock.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
            clock.AheadSeconds == 0 ? "-" : Durations.Write(TimeSpan.FromSeconds(clock.AheadSeconds)),
        ]));
    }
}

/// <summary>A region's clock under <c>--json</c>.</summary>
/// <param name="Region">Its name.</param>
/// <param name="State"><c>up</c>, <c>frozen</c> or <c>down</c>; one that does not answer takes the clock up when it does.</param>
/// <param name="Time">What it shows.</param>
/// <param name="AheadSeconds">How far that is ahead of the real time.</param>
sealed record ClockAnswer(string Region, string State, DateTimeOffset Time, double AheadSeconds);
