using System.Text;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>A rebuilt workload that still speaks to the lost Region: an endpoint in user data, an ARN in a parameter, a tag that scripts
/// read.</summary>
sealed class PrimaryStringsCheck : Check
{
    const int LongestExcerpt = 60;

    public override string Name => "primary-strings";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
    [
        .. facts.Plan.Machines.Select(machine => new Look(machine.Name,
            $"where {facts.Primary.Name} stands in its tags and user data", () => AskAsync(facts, machine))),
        .. facts.Plan.Databases.Select(database => new Look(database.Name,
            $"where {facts.Primary.Name} stands in its tags and parameters", () => AskAsync(facts, database))),
        .. facts.Plan.Buckets.Select(bucket => new Look(bucket.Name, $"where {facts.Primary.Name} stands in the policy of {bucket.Replica}",
            () => AskAsync(facts, bucket))),
    ];

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var source = await facts.Sources.MachineAsync(machine);
        var data = machine.Restore.UserData is { } file ? await File.ReadAllTextAsync(file, facts.CancellationToken)
            : Text(facts.AsksPrimary ? await facts.Primary.Machines.UserDataAsync(source.Id) : source.UserData);
        var places = InTags(facts, source.Tags).Concat(InLines(facts, "user data", data)).ToList();
        return Judge(facts, places, machine.Name);
    }

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var source = await facts.Sources.DatabaseAsync(database);
        var places = InTags(facts, source.Tags).ToList();
        if (facts.AsksPrimary && source.ParameterGroup is { } group && !group.StartsWith("default.", StringComparison.Ordinal))
        {
            places.AddRange((await facts.Primary.Databases.ParametersAsync(group)).Where(one => Names(facts, one.ParameterValue))
                .Select(one => $"parameter {one.ParameterName}: {one.ParameterValue}"));
        }

        return Judge(facts, places, database.Name);
    }

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanBucket bucket)
    {
        var places = InLines(facts, "policy", await facts.Secondary.Bucket(bucket.Replica).PolicyAsync()).ToList();
        var read = facts.Commands.Aws(Side.Secondary, $"s3api get-bucket-policy --bucket {bucket.Replica} --query Policy --output text");
        return places.Count == 0 ? Answer.Ok("nowhere") : Answer.Warning(string.Join("; ", places), facts.Commands.Aws(Side.Secondary,
            $"s3api put-bucket-policy --bucket {bucket.Replica} --policy "
            + $"\"$({read} | sed 's/{facts.Primary.Name}/{facts.Secondary.Name}/g')\""));
    }

    static Answer Judge(PreflightFacts facts, List<string> places, string resource) => places.Count == 0 ? Answer.Ok("nowhere")
        : Answer.Warning(string.Join("; ", places), facts.Commands.InPlan(
            $"say under 'network: {{ mapping: … }}' what stands for it in {facts.Secondary.Name}, or take it out of {resource}"));

    static IEnumerable<string> InTags(PreflightFacts facts, IReadOnlyDictionary<string, string> tags) =>
        tags.Where(tag => Names(facts, tag.Value)).Select(tag => $"tag {tag.Key}: {tag.Value}");

    static IEnumerable<string> InLines(PreflightFacts facts, string what, string? text) => (text ?? "").Split('\n')
        .Select((line, number) => (line, number: number + 1)).Where(pair => Names(facts, pair.line))
        .Select(pair => $"{what}, line {pair.number}: {Excerpt(pair.line.Trim(), facts.Primary.Name)}");

    static string Excerpt(string line, string name)
    {
        if (line.Length <= LongestExcerpt) return line;
        var from = Math.Max(0, line.IndexOf(name, StringComparison.Ordinal) - (LongestExcerpt / 2));
        return $"…{line.Substring(from, Math.Min(LongestExcerpt, line.Length - from))}…";
    }

    /// <summary>The Region, or an endpoint or ARN of it; what the plan maps is taken care of.</summary>
    static bool Names(PreflightFacts facts, string? text)
    {
        if (text is null || !text.Contains(facts.Primary.Name, StringComparison.Ordinal)) return false;
        var rest = facts.Plan.Network.Mapping.Keys.Where(key => key.Contains(facts.Primary.Name, StringComparison.Ordinal))
            .OrderByDescending(key => key.Length).Aggregate(text, (left, key) => left.Replace(key, "", StringComparison.Ordinal));
        return rest.Contains(facts.Primary.Name, StringComparison.Ordinal);
    }

    static string? Text(string? base64) => base64 is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
