using Farshore.Aws.Iam;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Checks.Buckets;

/// <summary>An object that S3 may not replicate is marked FAILED and never tried again, and nobody is told.</summary>
sealed class ReplicationRoleCheck : Check
{
    static readonly string[] OnBucket = ["s3:GetReplicationConfiguration", "s3:ListBucket"];
    static readonly string[] OnObjects =
        ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"];
    static readonly string[] OnReplicas = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"];

    public override string Name => "replication-role";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Buckets.Select(bucket => new Look(
        bucket.Name, $"what S3 may do as the role of {bucket.Bucket}'s replication", () => AskAsync(facts, bucket)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanBucket bucket)
    {
        var rules = await facts.Primary.Bucket(bucket.Bucket).ReplicationAsync()
            ?? throw new NothingToLookAtException("the bucket is not replicated");
        var identities = facts.Primary.Identities;
        if (await identities.RoleAsync(rules.Role) is not { } role)
            return Answer.Failed($"there is no role {rules.Role}", Recreate(facts, rules.Role));
        if (!IdentityFacts.Trusts(role, "s3.amazonaws.com"))
            return Answer.Failed($"{role.RoleName} does not trust s3.amazonaws.com", Trust(facts, role));
        if (await AllAllowedAsync(facts, role)) return Answer.Ok($"{role.RoleName} may do all that replication needs");
        var denied = (await Task.WhenAll(
            identities.DeniedAsync(role.Arn, OnBucket, [$"arn:aws:s3:::{bucket.Bucket}"]),
            identities.DeniedAsync(role.Arn, OnObjects, [$"arn:aws:s3:::{bucket.Bucket}/*"]),
            identities.DeniedAsync(role.Arn, OnReplicas, [$"arn:aws:s3:::{bucket.Replica}/*"]))).SelectMany(found => found).ToList();
        return denied.Count == 0 ? Answer.Ok($"{role.RoleName} may do all that replication needs")
            : Answer.Failed($"{role.RoleName} may not {string.Join(", ", denied)}", Permit(facts, role, bucket));
    }

    /// <summary>Of all the plan's buckets at once: their role is most often one, and most often right.</summary>
    static Task<bool> AllAllowedAsync(PreflightFacts facts, Role role) =>
        facts.Primary.Known.OnceAsync($"replicates {role.Arn}", async () =>
    {
        var (identities, buckets) = (facts.Primary.Identities, facts.Plan.Buckets.ToList());
        return await identities.AllowedAsync(role.Arn, OnBucket, [.. buckets.Select(bucket => $"arn:aws:s3:::{bucket.Bucket}")])
            && await identities.AllowedAsync(role.Arn, OnObjects, [.. buckets.Select(bucket => $"arn:aws:s3:::{bucket.Bucket}/*")])
            && await identities.AllowedAsync(role.Arn, OnReplicas, [.. buckets.Select(bucket => $"arn:aws:s3:::{bucket.Replica}/*")]);
    });

    static string Recreate(PreflightFacts facts, string role)
    {
        var name = IdentityFacts.NameOf(role);
        return name == IdentityFacts.NameOf(facts.Plan.Roles.Replication) ? facts.Commands.Protect : facts.Commands.Aws(Side.Primary,
            $"iam create-role --role-name {name} --assume-role-policy-document '{RoleDocuments.TrustOf("s3.amazonaws.com")}'");
    }

    static string Trust(PreflightFacts facts, Role role) => facts.Commands.Aws(Side.Primary,
        $"iam update-assume-role-policy --role-name {role.RoleName} --policy-document '{RoleDocuments.TrustOf("s3.amazonaws.com")}'");

    static string Permit(PreflightFacts facts, Role role, PlanBucket bucket) => facts.Commands.Aws(Side.Primary,
        $"iam put-role-policy --role-name {role.RoleName} --policy-name farshore-{facts.Plan.Name}-{bucket.Name} "
        + $"--policy-document '{RoleDocuments.Replication([bucket.Bucket], [bucket.Replica])}'");
}
