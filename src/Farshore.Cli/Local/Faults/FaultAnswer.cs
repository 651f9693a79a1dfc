using Farshore.Recovery.Plans;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Cli.Local.Faults;

/// <summary>A fault under <c>--json</c>: the rule, and the region that has it.</summary>
sealed record FaultAnswer(
    string Region, string Id, string Effect, string Service, string Operation, double Probability, string? Code, int? Status,
    double? LatencyMilliseconds, int? Times, DateTimeOffset? Until, bool Peers, long Hits)
{
    public static FaultAnswer Of(string region, FaultRule rule) => new(
        region, rule.Id, rule.Effect, rule.Service, rule.Operation, rule.Probability, rule.Code, rule.Status, rule.LatencyMilliseconds,
        rule.Times, rule.Until, rule.Peers, rule.Hits);

    /// <summary>Shows faults to whoever asked.</summary>
    public static void Show(Output output, IReadOnlyList<FaultAnswer> faults, DateTimeOffset now)
    {
        if (output.IsJson) output.Json(faults, CliShapes.Readable.IReadOnlyListFaultAnswer);
        else if (faults.Count > 0) output.Table(["REGION", "ID", "EFFECT", "WHERE", "HOW OFTEN", "ENDS", "HITS"], faults.Select(fault =>
            (IReadOnlyList<string>)[fault.Region, fault.Id, fault.What, fault.Where, fault.HowOften, fault.Ends(now), $"{fault.Hits}"]));
    }

    string What => Effect switch
    {
        FaultEffect.Error => Code!,
        FaultEffect.Latency => $"{LatencyMilliseconds:0.###} ms",
        _ => Effect,
    };

    string Where => FaultEffect.OfRequests.Contains(Effect) ? $"{Service} {Operation}{(Peers ? " and peers" : "")}" : "-";

    string HowOften => (Probability, Times) switch
    {
        (1, null) => "always",
        (1, { } times) => $"{times} more",
        (var share, null) => $"{share:0.###}",
        var (share, times) => $"{share:0.###}, {times} more",
    };

    string Ends(DateTimeOffset now) => Until is { } end ? $"in {Durations.Write(end - now)}" : "-";
}
