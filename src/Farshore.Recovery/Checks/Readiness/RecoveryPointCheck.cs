using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>Backups that are green and copies that never came: only what is in the secondary counts, and how old it is.</summary>
sealed class RecoveryPointCheck : Check
{
    public override string Name => "recovery-point";

    public override CheckedFor For => CheckedFor.Everything;

    // Of a bucket the comparison of its objects tells more than the age of a set.
    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Resources.Where(resource => resource is not PlanBucket)
        .Select(resource => new Look(resource.Name, "the age of its part of the latest recovery set", () => AskAsync(facts, resource)));

    // Before the first backup there is none, and nothing is wrong with that; before a recovery there is.
    static async Task<Answer> AskAsync(PreflightFacts facts, PlanResource resource)
    {
        var (set, backup) = (await facts.LatestSetAsync(), facts.Commands.Farshore("backup"));
        const string none = "there is no recovery set yet: nothing could be recovered";
        if (set is null) return facts.AsksPrimary ? Answer.Warning(none, backup) : Answer.Failed(none, backup);
        if (set.Find(resource.Name) is not { } member)
            return Answer.Failed($"set {set.Set} does not hold {resource.Name}: it was taken by an earlier plan", backup);
        var (age, objective) = (facts.World.Time.GetUtcNow() - member.Moment, resource.Rpo ?? facts.Plan.Objectives.Rpo);
        var words = $"{Spans.Words(age)} old, in set {set.Set}; the objective is {Spans.Words(objective)}";
        if (age > objective) return Answer.Failed(words, backup);
        if (member.Copy is { } copy && !await IsThereAsync(facts, set.SecondaryVault, copy))
            return Answer.Failed($"its recovery point {copy} is not in vault {set.SecondaryVault} any more", backup);
        return Answer.Ok(words);
    }

    static async Task<bool> IsThereAsync(PreflightFacts facts, string vault, string copy) => await facts.Secondary.FindAsync(
        Aws.Backup.BackupApi.DescribeRecoveryPoint, new() { BackupVaultName = vault, RecoveryPointArn = copy },
        "ResourceNotFoundException") is not null;
}
