using System.Collections.Concurrent;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Events;
using Farshore.Region.Events.Patterns;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Events;

/// <summary>Brings events to the targets of the rules that they match. It does so within the transaction of what happened, so that what a
/// target is to get is on disk together with the change or not at all.</summary>
public sealed partial class EventBus
{
    /// <summary>The bus on which AWS's services tell what happened.</summary>
    public const string Default = "default";

    readonly RegionContext region;
    readonly ConcurrentDictionary<string, EventPattern> patterns = new(StringComparer.Ordinal);
    readonly ILogger log;

    public EventBus(RegionContext region)
    {
        this.region = region;
        log = region.Logs.CreateLogger("events");
        Rules = new(region.Database, "events_rules", EventRecordShapes.Default.StoredRule);
        Buses = new(region.Database, "events_buses", EventRecordShapes.Default.StoredBus);
        // A topic's tables must be there before the first event.
        _ = region.Topics;
    }

    /// <summary>By bus, a slash, and name.</summary>
    internal Table<StoredRule> Rules { get; }

    /// <summary>Those beside the default one, by name.</summary>
    internal Table<StoredBus> Buses { get; }

    /// <summary>Tells of something within the transaction in which it happened. A rule that cannot be followed is the log's business, not
    /// that of whoever tells.</summary>
    public void Announce(SqliteConnection connection, RegionEvent happened, string bus = Default)
    {
        if (Listening(connection, bus) is { Count: > 0 } rules) Match(connection, rules, happened.ToJson(region));
    }

    /// <summary>The same for an event that is written already.</summary>
    public void Announce(SqliteConnection connection, string happened)
    {
        if (Listening(connection, Default) is { Count: > 0 } rules) Match(connection, rules, happened);
    }

    List<StoredRule> Listening(SqliteConnection connection, string bus) =>
        [.. Rules.List(connection, prefix: bus + "/").Where(rule => rule.IsEnabled && rule.Pattern is not null)];

    void Match(SqliteConnection connection, List<StoredRule> rules, string text)
    {
        using var document = JsonDocument.Parse(text);
        foreach (var rule in rules)
            if (PatternOf(rule.Pattern!).Matches(document.RootElement)) Trigger(connection, rule, text);
    }

    /// <summary>Sets a rule's targets going.</summary>
    internal void Trigger(SqliteConnection connection, StoredRule rule, string happened)
    {
        foreach (var target in rule.Targets)
        {
            if (Invoke(connection, rule, target, happened) is { } refusal) LogFailed(log, rule.Name, target.Id, target.Arn, refusal);
        }
    }

    internal EventPattern PatternOf(string text)
    {
        if (patterns.Count > 10_000) patterns.Clear();
        return patterns.GetOrAdd(text, EventPattern.Parse);
    }

    /// <returns>Why the target was not reached; null where it was.</returns>
    string? Invoke(SqliteConnection connection, StoredRule rule, Target target, string happened)
    {
        try
        {
            var message = TargetInput.Of(target, happened, rule, region.Time.GetUtcNow());
            return Arn.Parse(target.Arn).Service is "sns"
                ? region.Topics.Publish(connection, target.Arn, null, message)
                : "a local region sets topics going, nothing else";
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
        {
            return failure.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {Rule}: target {Target} ({Arn}) was not invoked: {Reason}")]
    static partial void LogFailed(ILogger log, string rule, string target, string arn, string reason);
}
