using System.Security.Cryptography;
using System.Text.Json;
using Farshore.Region.Storage;

namespace Farshore.Region.Hosting.Faults;

/// <summary>The rules by which one region fails. They lie beside its folder, not in it: a full or lost disk does not end them, a restart
/// neither.</summary>
public sealed class FaultRules
{
    readonly Lock gate = new();
    readonly string path;
    readonly TimeProvider time;
    readonly Func<double> chance;
    CancellationTokenSource severing = new();
    FaultRule[] rules;

    /// <param name="home">The folder that holds the regions' folders.</param>
    /// <param name="region">Whose rules.</param>
    /// <param name="time">The real clock, by which rules end.</param>
    /// <param name="chance">Gives numbers from 0 to 1 that decide who is hit.</param>
    public FaultRules(string home, string region, TimeProvider time, Func<double>? chance = null)
    {
        (path, this.time, this.chance) = (Path.Combine(home, $"{region}.faults.json"), time, chance ?? Chance);
        rules = Read(path);
        if (rules.Any(rule => rule.Effect == FaultEffect.Partition)) severing.Cancel();
    }

    static double Chance() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;

    /// <summary>Cancelled while a partition is in force, so that what is under way between regions ends.</summary>
    public CancellationToken Severed => Volatile.Read(ref severing).Token;

    /// <summary>The rules in force, oldest first.</summary>
    public IReadOnlyList<FaultRule> List()
    {
        lock (gate) return Current();
    }

    /// <summary>Puts a rule in force, over one of the same id. It is kept when this returns.</summary>
    public FaultRule Put(FaultRule rule)
    {
        if (rule.Id.Length == 0) rule = rule with { Id = $"f-{RandomNumberGenerator.GetHexString(6, lowercase: true)}" };
        lock (gate) Keep([.. Current().Where(older => older.Id != rule.Id), rule]);
        return rule;
    }

    /// <summary>Ends a rule, or all where no id is given.</summary>
    /// <returns>Those that were in force.</returns>
    public IReadOnlyList<FaultRule> Delete(string? id)
    {
        lock (gate)
        {
            var ended = Current().ToLookup(rule => id is null || rule.Id == id);
            if (ended[true].Any()) Keep([.. ended[false]]);
            return [.. ended[true]];
        }
    }

    /// <summary>The rules that hit a request, oldest first, each one hit the poorer.</summary>
    public IReadOnlyList<FaultRule> Hit(string service, string operation, bool fromPeer) =>
        Volatile.Read(ref rules).Length == 0 ? [] : HitBy(rule => rule.Matches(service, operation, fromPeer));

    /// <summary>The first rule of an effect that is not of requests, where one hits now.</summary>
    public FaultRule? Hit(string effect) =>
        Volatile.Read(ref rules).Length == 0 ? null : HitBy(rule => rule.Effect == effect) is [var first, ..] ? first : null;

    IReadOnlyList<FaultRule> HitBy(Func<FaultRule, bool> matches)
    {
        lock (gate)
        {
            List<FaultRule> hits = [];
            var after = Current().ToList();
            for (var index = 0; index < after.Count; index++)
            {
                if (!matches(after[index]) || chance() >= after[index].Probability) continue;
                after[index] = after[index] with { Hits = after[index].Hits + 1, Times = after[index].Times - 1 };
                hits.Add(after[index]);
            }

            // Counts are kept, so that a rule of one hit does not hit again after a restart.
            if (hits.Exists(rule => rule.Times is not null)) Keep([.. after.Where(rule => rule.Times is not <= 0)]);
            else rules = [.. after];
            return hits;
        }
    }

    FaultRule[] Current()
    {
        var now = time.GetUtcNow();
        if (!Array.Exists(rules, rule => rule.Until <= now)) return rules;
        Use([.. rules.Where(rule => !(rule.Until <= now))]);
        return rules;
    }

    void Keep(FaultRule[] newer)
    {
        DurableFiles.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new(newer), FaultShapes.Default.KeptFaults));
        Use(newer);
    }

    void Use(FaultRule[] newer)
    {
        rules = newer;
        var severed = Array.Exists(newer, rule => rule.Effect == FaultEffect.Partition);
        if (severed) severing.Cancel();
        else if (severing.IsCancellationRequested) severing = new();
    }

    static FaultRule[] Read(string path)
    {
        try
        {
            return [.. JsonSerializer.Deserialize(File.ReadAllBytes(path), FaultShapes.Default.KeptFaults)!.Faults
                .Select(rule => rule with { Hits = 0 })];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
