using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Aws.Events;
using Farshore.Region.Events.Patterns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Events;

/// <summary>Takes events of somebody's own, and tells whether an event matches a pattern.</summary>
sealed class EventIntake(RegionContext region, EventBus bus, EventBuses buses)
{
    const int MostEntries = 10;
    const int MostBytes = 1024 * 1024;

    static readonly string[] Envelope = ["id", "account", "source", "time", "region", "resources", "detail-type"];

    public void Serve(Operations served)
    {
        served.Add(EventsApi.PutEvents, PutAsync);
        served.Add(EventsApi.TestEventPattern, TestAsync);
    }

    async Task<PutEventsResponse> PutAsync(PutEventsRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.Entries.Count is 0 or > MostEntries)
        {
            throw EventsErrors.Constraint("entries", "[PutEventsRequestEntry]", request.Entries.Count == 0
                ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {MostEntries}");
        }

        if (request.Entries.Sum(SizeOf) > MostBytes)
            throw EventsErrors.Validation("Total size of the entries in the request is over the limit.");
        var taken = request.Entries.Select(entry => (Entry: entry, Problem: ProblemWith(entry), Event: EventOf(entry, call))).ToList();
        await region.Database.WriteAsync(connection =>
        {
            foreach (var (entry, problem, happened) in taken)
                if (problem is null) bus.Announce(connection, happened!, buses.NameOf(entry.EventBusName));
        }, cancellationToken);
        return new()
        {
            FailedEntryCount = taken.Count(one => one.Problem is not null),
            Entries = [.. taken.Select(one => one.Problem ?? new PutEventsResultEntry { EventId = one.Event!.Id })],
        };
    }

    PutEventsResultEntry? ProblemWith(PutEventsRequestEntry entry) => entry switch
    {
        { Source: null or "" } => Missing("Source"),
        { DetailType: null or "" } => Missing("DetailType"),
        { Detail: null or "" } => Missing("Detail"),
        { Source: var source } when source.StartsWith("aws.", StringComparison.Ordinal) =>
            new() { ErrorCode = "NotAuthorizedForSource", ErrorMessage = "Not authorized for the source." },
        _ when DetailOf(entry) is null => new() { ErrorCode = "MalformedDetail", ErrorMessage = "Detail is malformed." },
        _ when !buses.Has(entry.EventBusName) => new()
        {
            ErrorCode = "ResourceNotFoundException", ErrorMessage = $"Event bus {entry.EventBusName} does not exist.",
        },
        _ => null,
    };

    static PutEventsResultEntry Missing(string member) => new()
    {
        ErrorCode = "InvalidArgument", ErrorMessage = $"Parameter {member} is not valid. Reason: {member} is a required argument.",
    };

    static RegionEvent? EventOf(PutEventsRequestEntry entry, Call call) => DetailOf(entry) is not { } detail ? null
        : new(entry.Source ?? "", entry.DetailType ?? "", detail) { Resources = entry.Resources ?? [], At = entry.Time ?? call.At };

    static JsonObject? DetailOf(PutEventsRequestEntry entry)
    {
        try
        {
            return entry.Detail is null ? null : JsonNode.Parse(entry.Detail) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static int SizeOf(PutEventsRequestEntry entry) =>
        (entry.Time is null ? 0 : 14) + Bytes(entry.Source) + Bytes(entry.DetailType) + Bytes(entry.Detail)
            + (entry.Resources?.Sum(Bytes) ?? 0);

    static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    static Task<TestEventPatternResponse> TestAsync(TestEventPatternRequest request, Call call, CancellationToken cancellationToken)
    {
        EventPattern pattern;
        try
        {
            pattern = EventPattern.Parse(request.EventPattern);
        }
        catch (PatternException wrong)
        {
            throw EventsErrors.Pattern(wrong.Message);
        }

        try
        {
            using var happened = JsonDocument.Parse(request.Event);
            var root = happened.RootElement;
            if (root.ValueKind is not JsonValueKind.Object) throw EventsErrors.Validation("Parameter Event is not valid.");
            if (Envelope.FirstOrDefault(name => !root.TryGetProperty(name, out _)) is { } missing)
                throw EventsErrors.Validation($"Parameter Event is not valid. Reason: {missing} is a required field.");
            return Task.FromResult(new TestEventPatternResponse { Result = pattern.Matches(root) });
        }
        catch (JsonException)
        {
            throw EventsErrors.Validation("Parameter Event is not valid.");
        }
    }
}
