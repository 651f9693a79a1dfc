using System.CommandLine;
using System.Globalization;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Local;

/// <summary>Shows the clock that local regions live by, and puts it forward.</summary>
static class LocalClockCommand
{
    public static Command Of(Shell shell, LocalRegions regions)
    {
        LocalClock clock = new(shell.Home, shell.Time);
        return new Command("clock", """
            Show the regions' clock: what they judge retention, lifecycles and schedules by; signatures are judged by the real one

            Example:
              farshore local clock advance 35d
            """)
        {
            Advance(shell, regions, clock),
            Set(shell, regions, clock),
        }.Does(shell, async (_, output, cancellationToken) =>
        {
            Show(output, await clock.ReadAsync(regions.Known(), cancellationToken));
            return ExitCode.Done;
        });
    }

    static Command Advance(Shell shell, LocalRegions regions, LocalClock clock)
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
            Show(output, await clock.ChangeAsync(regions.Known(), ahead => ahead + span, cancellationToken));
            return ExitCode.Done;
        });
    }

    static Command Set(Shell shell, LocalRegions regions, LocalClock clock)
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
            Show(output, await clock.ChangeAsync(regions.Known(), _ => time - shell.Time.GetUtcNow(), cancellationToken));
            return ExitCode.Done;
        });
    }

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
