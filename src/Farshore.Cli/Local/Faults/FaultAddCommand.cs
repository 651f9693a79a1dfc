using System.CommandLine;
using System.Globalization;
using Farshore.Recovery.Plans;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Cli.Local.Faults;

/// <summary>Puts a rule in force by which a region fails.</summary>
static class FaultAddCommand
{
    static readonly Option<string> Service = new("--service")
    {
        Description = "Only requests of this service, such as s3 (default: all)", HelpName = "SERVICE",
        DefaultValueFactory = _ => FaultRule.Any,
    };

    static readonly Option<string> Operation = new("--operation")
    {
        Description = "Only this operation, such as PutObject (default: all)", HelpName = "OPERATION",
        DefaultValueFactory = _ => FaultRule.Any,
    };

    static readonly Option<string?> Error = new("--error")
    {
        Description = "Refuse with this error code, such as SlowDown", HelpName = "CODE",
    };

    static readonly Option<int?> Status = new("--status") { Description = "HTTP status of the error, where not the code's own" };
    static readonly Option<string?> Message = new("--message") { Description = "Message of the error, where not the code's own" };

    static readonly Option<string?> Latency = new("--latency")
    {
        Description = "Let requests wait: 500ms, 2s", HelpName = "DURATION",
    };

    static readonly Option<bool> DropReply = new("--drop-reply") { Description = "Do it, then break the connection before the answer" };
    static readonly Option<bool> DropRequest = new("--drop-request") { Description = "Break the connection and do nothing" };
    static readonly Option<bool> DiskFull = new("--disk-full") { Description = "Refuse every byte that would be written" };

    static readonly Option<double> Probability = new("--probability")
    {
        Description = "Hit this share of the requests, above 0, at most 1", DefaultValueFactory = _ => 1,
    };

    static readonly Option<int?> Times = new("--times") { Description = "End after so many hits", HelpName = "COUNT" };
    static readonly Option<string?> For = new("--for") { Description = "End after so long: 60s, 10m", HelpName = "DURATION" };
    static readonly Option<bool> Peers = new("--peers") { Description = "Hit what regions ask each other too" };

    public static Command Of(Shell shell, LocalRegions regions, LocalFaults faults)
    {
        var name = RegionName.Argument("The region that is to fail");
        return new Command("add", """
            Let a region fail by rule: with an error, with latency, by losing requests or answers, by a full disk

            Example:
              farshore local fault add us-east-1 --service s3 --operation PutObject --error SlowDown --probability 0.2 --for 60s
            """)
        {
            name, Service, Operation, Error, Status, Message, Latency, DropReply, DropRequest, DiskFull, Probability, Times, For, Peers,
        }.Does(shell, async (given, output, cancellationToken) =>
        {
            var rule = Read(given);
            TimeSpan? span = given.GetValue(For) is { } text ? Span("--for", text) : null;
            var added = await faults.AddAsync(regions.Need(given.GetRequiredValue(name)), rule, span, cancellationToken);
            FaultAnswer.Show(output, [added], shell.Time.GetUtcNow());
            return ExitCode.Done;
        });
    }

    static FaultRule Read(ParseResult given)
    {
        List<string> effects = [];
        if (given.GetValue(Error) is not null) effects.Add(FaultEffect.Error);
        if (given.GetValue(Latency) is not null) effects.Add(FaultEffect.Latency);
        if (given.GetValue(DropReply)) effects.Add(FaultEffect.DropReply);
        if (given.GetValue(DropRequest)) effects.Add(FaultEffect.DropRequest);
        if (given.GetValue(DiskFull)) effects.Add(FaultEffect.DiskFull);
        if (effects is not [var effect])
            throw new CommandFailure(ExitCode.Usage, "give one of --error, --latency, --drop-reply, --drop-request and --disk-full");
        return new()
        {
            Effect = effect,
            Service = given.GetRequiredValue(Service),
            Operation = given.GetRequiredValue(Operation),
            Code = given.GetValue(Error),
            Status = given.GetValue(Status),
            Message = given.GetValue(Message),
            LatencyMilliseconds = given.GetValue(Latency) is { } text ? Span("--latency", text).TotalMilliseconds : null,
            Probability = given.GetValue(Probability),
            Times = given.GetValue(Times),
            Peers = given.GetValue(Peers),
        };
    }

    static TimeSpan Span(string option, string text) =>
        Durations.TryParse(text, out var span) ? span
        : text.EndsWith("ms", StringComparison.Ordinal)
            && int.TryParse(text[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
        : throw new CommandFailure(ExitCode.Usage, $"{option}: '{text}' is not a duration such as 500ms, 60s or 10m");
}
