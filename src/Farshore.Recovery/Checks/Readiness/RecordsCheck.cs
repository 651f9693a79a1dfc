using System.Globalization;
using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>Resolvers keep a record for as long as it says: users follow a changed one only then.</summary>
sealed class RecordsCheck : Check
{
    static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public override string Name => "records";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.HandOver.Records.Select(record => new Look(
        record.Resource, $"how long the plan lets {record.Name} be kept", () => Task.FromResult(record.Ttl <= Most
            ? Answer.Ok($"{Spans.Words(record.Ttl)}")
            : Answer.Warning($"{Spans.Words(record.Ttl)}: for that long users go to what is lost", facts.Commands.InPlan(
                string.Create(CultureInfo.InvariantCulture, $"give the record {record.Name} 'ttl: {Most.TotalSeconds:0}s'"))))));
}
