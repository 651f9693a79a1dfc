using System.CommandLine;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Region.Peers;

namespace Farshore.Cli.Local;

/// <summary>Shows what buckets would have told their queues, topics, functions and EventBridge, and sends it to an address.</summary>
static class LocalEventsCommand
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public static Command Of(Shell shell, LocalRegions regions)
    {
        RegionControl control = new(shell.Home, shell.Time);
        var region = RegionName.Argument("Of one region; of all where none is given");
        region.Arity = ArgumentArity.ZeroOrOne;
        Option<string?> bucket = new("--bucket") { Description = "Of one bucket", HelpName = "BUCKET" };
        Option<bool> follow = new("--follow") { Description = "Go on as they happen, until Ctrl-C" };
        Option<string?> webhook = new("--webhook") { Description = "Post them to an address instead, from now on", HelpName = "URL" };
        Option<bool> remove = new("--remove") { Description = "Post them there no longer" };
        Option<bool> remote = new("--allow-remote") { Description = "The address may be on another computer" };
        return new Command("events", """
            Show the events of buckets that have a notification configuration, in AWS's JSON, or post them to a webhook

            Example:
              farshore local events --bucket orders --follow
              farshore local events --bucket orders --webhook http://127.0.0.1:8000/hook
            """) { region, bucket, follow, webhook, remove, remote }.Does(shell, async (given, output, cancellationToken) =>
        {
            var asked = given.GetValue(region) is { } name ? [regions.Need(name)]
                : regions.Known().Where(one => one.State == RegionState.Up).ToList();
            if (asked.Count == 0) throw new LocalRegionException("no local region is up: `farshore local up` starts them");
            var ofBucket = given.GetValue(bucket);
            if (given.GetValue(webhook) is { } url)
            {
                if (ofBucket is null) throw new CommandFailure(ExitCode.Usage, "a webhook needs --bucket: whose events it gets");
                LocalWebhooks hooks = new(control, asked, output);
                await hooks.ChangeAsync(ofBucket, url, given.GetValue(remove), given.GetValue(remote), cancellationToken);
                return ExitCode.Done;
            }

            if (given.GetValue(remove)) throw new CommandFailure(ExitCode.Usage, "--remove needs --webhook: which one");
            EventReading reading = new(control, asked, ofBucket, outlivesRegions: given.GetValue(follow));
            if (given.GetValue(follow)) await FollowAsync(shell, output, reading, cancellationToken);
            else Show(output, await reading.NextAsync(cancellationToken));
            return ExitCode.Done;
        });
    }

    static async Task FollowAsync(Shell shell, Output output, EventReading reading, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(BetweenLooks, shell.Time);
        do
        {
            foreach (var one in await reading.NextAsync(cancellationToken))
            {
                if (output.IsJson) output.Json(one, EventShapes.Compact.EventAnswer);
                output.Line(one.ToString());
            }
        }
        while (await looks.WaitForNextTickAsync(cancellationToken));
    }

    static void Show(Output output, IReadOnlyList<EventAnswer> events)
    {
        if (output.IsJson) output.Json(events, CliShapes.Readable.IReadOnlyListEventAnswer);
        foreach (var one in events) output.Line(one.ToString());
        if (events.Count == 0) output.Note("no events: a bucket has them once put-bucket-notification-configuration asked for some");
    }
}

/// <summary>An event under <c>--json</c>.</summary>
/// <param name="Region">Where it happened.</param>
/// <param name="Id">Its number in that region.</param>
/// <param name="Name">As notification configurations name it.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object.</param>
/// <param name="Time">When.</param>
/// <param name="Destination">ARN of the receiver, or <c>events.amazonaws.com</c>.</param>
/// <param name="Message">What the receiver gets, AWS's JSON.</param>
sealed record EventAnswer(
    string Region, long Id, string Name, string Bucket, string Key, DateTimeOffset Time, string Destination, JsonElement Message)
{
    /// <summary>The same for a person.</summary>
    public override string ToString() => $"{Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}  {Name}  s3://{Bucket}/{Key}  to {Destination}";
}

/// <summary>Reads on where it stopped, region by region.</summary>
/// <param name="control">Asks them.</param>
/// <param name="regions">Which regions.</param>
/// <param name="bucket">Of one bucket; of all where none is given.</param>
/// <param name="outlivesRegions">One that does not answer is asked again next time.</param>
sealed class EventReading(RegionControl control, IReadOnlyList<LocalRegion> regions, string? bucket, bool outlivesRegions)
{
    readonly Dictionary<string, long> last = new(StringComparer.Ordinal);

    /// <summary>What is new, oldest first.</summary>
    public async Task<IReadOnlyList<EventAnswer>> NextAsync(CancellationToken cancellationToken)
    {
        List<EventAnswer> found = [];
        var missing = 0;
        foreach (var region in regions)
        {
            try
            {
                await ReadAsync(region, found, cancellationToken);
            }
            catch (AwsException elsewhere) when (elsewhere.Code == "NoSuchBucket" && ++missing < regions.Count)
            {
                // Another of the regions has it.
                continue;
            }
            catch (HttpRequestException) when (outlivesRegions)
            {
                // Lost, perhaps on purpose; what it keeps is read when it is back.
                continue;
            }
        }

        return [.. found.OrderBy(one => one.Time)];
    }

    async Task ReadAsync(LocalRegion region, List<EventAnswer> found, CancellationToken cancellationToken)
    {
        while (true)
        {
            var after = last.GetValueOrDefault(region.Name);
            var page = await control.AskAsync(region, EventApi.ListEvents, new() { Bucket = bucket, After = after }, cancellationToken);
            found.AddRange(page.Events.Select(one => new EventAnswer(
                region.Name, one.Id, one.Name, one.Bucket, one.Key, one.Time, one.Destination,
                JsonDocument.Parse(one.Message).RootElement)));
            if (page.Last == after) return;
            last[region.Name] = page.Last;
        }
    }
}
