using System.Text;
using System.Text.Json;
using Farshore.Aws.S3;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates.Parts;

namespace Farshore.Recovery.Templates.Deploying;

/// <summary>A small script for buckets that are there already: a template cannot change what another made. It does to them what
/// <c>farshore protect</c> would.</summary>
public static class BucketScript
{
    /// <param name="plan">Whose buckets they are.</param>
    /// <param name="world">How its Regions are reached; without access to them nothing is looked at.</param>
    /// <param name="choices">Which buckets are there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where every bucket is the stacks' own.</returns>
    public static async Task<string?> OfAsync(Plan plan, RunWorld world, TemplateChoices choices, CancellationToken cancellationToken)
    {
        var commands = new Commands(plan, world);
        var facts = world.Primary is null ? null : new PreflightFacts(plan, world, null, asksPrimary: true, cancellationToken);
        StringBuilder script = new();
        script.Append("#!/bin/sh\n# Written by ").Append(PlanTemplate.Mark).Append(" for plan ").Append(plan.Name)
            .Append(".\n# These buckets were there before the stacks, so no stack configures them. Run it after both are deployed; it "
                + "may be run again.\nset -eu\n");
        var before = script.Length;
        foreach (var bucket in plan.Buckets)
        {
            var (hasSource, hasReplica) =
                (choices.Existing.Contains(TemplateThings.Bucket(bucket)), choices.Existing.Contains(TemplateThings.Replica(bucket)));
            if (hasSource || hasReplica) script.Append("\n# ").Append(bucket.Name).Append('\n');
            if (hasReplica) Prepare(script, commands, bucket);
            if (!hasSource) continue;
            script.Append(commands.Aws(Side.Primary, Versioning(bucket.Bucket))).Append('\n');
            Replicate(script, commands, (plan, bucket), facts is null
                ? null : await facts.Primary.Bucket(bucket.Bucket).ReplicationAsync());
        }

        return script.Length > before ? script.ToString() : null;
    }

    static void Prepare(StringBuilder script, Commands commands, PlanBucket bucket)
    {
        script.Append(commands.Aws(Side.Secondary, Versioning(bucket.Replica))).Append('\n');
        if (bucket.Properties.PublicAccess is not "blocked") return;
        script.Append(commands.Aws(Side.Secondary, $"s3api put-public-access-block --bucket {bucket.Replica} \\\n  "
            + "--public-access-block-configuration "
            + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true")).Append('\n');
    }

    /// <summary>S3 replaces a configuration as a whole, so rules of others are written along as they are now.</summary>
    static void Replicate(StringBuilder script, Commands commands, (Plan Plan, PlanBucket Bucket) of, ReplicationConfiguration? now)
    {
        var (plan, bucket) = of;
        var role = Roles.IsOwn(plan.Roles.Replication) ? "'\"$role\"'" : plan.Roles.Replication;
        if (Roles.IsOwn(plan.Roles.Replication))
        {
            script.Append("role=$(").Append(commands.Aws(Side.Primary,
                $"iam get-role --role-name {plan.Roles.Replication} --query Role.Arn --output text")).Append(")\n");
        }

        var others = (now?.Rules ?? []).Where(rule => rule.ID != plan.ReplicationRuleId).ToList();
        ReplicationConfiguration wanted = new()
        {
            Role = others.Count > 0 ? now!.Role : "ROLE",
            Rules = [.. others, Rule(plan, bucket, others.Select(rule => rule.Priority ?? 0).DefaultIfEmpty(0).Max() + 1)],
        };
        var text = JsonSerializer.SerializeToNode(
            new PutBucketReplicationRequest { Bucket = bucket.Bucket, ReplicationConfiguration = wanted },
                S3Api.PutBucketReplication.Input)!["ReplicationConfiguration"]!.ToJsonString()
            .Replace("'", "'\\''", StringComparison.Ordinal).Replace("\"ROLE\"", $"\"{role}\"", StringComparison.Ordinal);
        if (others.Count > 0) script.Append("# The rules that the bucket has already stay.\n");
        script.Append(commands.Aws(Side.Primary, $"s3api put-bucket-replication --bucket {bucket.Bucket} \\\n  "
            + $"--replication-configuration '{text}'")).Append('\n');
    }

    static ReplicationRule Rule(Plan plan, PlanBucket bucket, int priority) => new()
    {
        ID = plan.ReplicationRuleId,
        Status = "Enabled",
        Priority = priority,
        Filter = new() { Prefix = "" },
        DeleteMarkerReplication = new() { Status = "Disabled" },
        Destination = new()
        {
            Bucket = $"arn:{Partition(plan.Secondary.Region)}:s3:::{bucket.Replica}",
            Account = Accounts.Two(plan)?.Secondary,
            AccessControlTranslation = Accounts.Two(plan) is null ? null : new() { Owner = "Destination" },
        },
    };

    static string Partition(string region) => Amazon.RegionEndpoint.GetBySystemName(region).PartitionName;

    static string Versioning(string bucket) =>
        $"s3api put-bucket-versioning --bucket {bucket} --versioning-configuration Status=Enabled";
}
