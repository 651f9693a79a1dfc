using Amazon.KeyManagementService.Model;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.CloudFormation;
using Farshore.Aws.Iam;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Templates;

/// <summary>Looks which of the things that templates would make are there already and belong to no stack of the plan: a template leaves
/// those alone, for a stack that makes what is there fails in the middle.</summary>
/// <param name="plan">Whose things.</param>
/// <param name="world">Both Regions.</param>
/// <param name="cancellationToken">Gives up.</param>
public sealed class ThingsThere(Plan plan, RunWorld world, CancellationToken cancellationToken)
{
    readonly HashSet<string> existing = new(StringComparer.Ordinal);

    public async Task<TemplateChoices> LookAsync()
    {
        var names = PlanTemplates.Of(plan, new());
        var (primary, secondary) = (await HeldAsync(names.Primary), await HeldAsync(names.Secondary));
        string? key = null;
        if (plan.Machines.Any() || plan.Databases.Any())
        {
            await VaultAsync(Side.Primary, plan.Vaults.Primary, primary);
            await VaultAsync(Side.Secondary, plan.Vaults.Secondary, secondary);
            if (!secondary.Contains(plan.Vaults.Key) && await KeyAsync(plan.Vaults.Key) is { } arn)
            {
                existing.Add(TemplateThings.VaultKey);
                key = arn;
            }

            await RoleAsync(TemplateThings.BackupRole, plan.Roles.Backup, primary);
        }

        if (plan.Buckets.Any()) await RoleAsync(TemplateThings.ReplicationRole, plan.Roles.Replication, primary);
        await BucketAsync(TemplateThings.Ledger, Side.Secondary, plan.Ledger, secondary);
        foreach (var bucket in plan.Buckets)
        {
            await BucketAsync(TemplateThings.Bucket(bucket), Side.Primary, bucket.Bucket, primary);
            await BucketAsync(TemplateThings.Replica(bucket), Side.Secondary, bucket.Replica, secondary);
        }

        return new()
        {
            Existing = existing,
            VaultKeyArn = key,
            WithoutTls = ((Side[])[Side.Primary, Side.Secondary]).Any(side =>
                world.At(side).S3.Config?.ServiceURL?.StartsWith("http://", StringComparison.Ordinal) is true),
        };
    }

    /// <summary>The names in AWS of what a stack holds; none where there is no such stack.</summary>
    async Task<IReadOnlySet<string>> HeldAsync(PlanTemplate template)
    {
        var pages = world.At(template.Side).Aws.PagesAsync(CloudFormationApi.ListStackResources, new() { StackName = template.StackName },
            page => page.NextToken, (input, token) => input with { NextToken = token }, cancellationToken);
        try
        {
            return await pages.SelectMany(page => page.StackResourceSummaries ?? [])
                .Where(one => one.PhysicalResourceId is not null && one.ResourceStatus is not "DELETE_COMPLETE" and not "DELETE_SKIPPED")
                .Select(one => one.PhysicalResourceId!).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        }
        catch (AwsException none) when (none.Code is "ValidationError")
        {
            return new HashSet<string>();
        }
    }

    async Task VaultAsync(Side side, string vault, IReadOnlySet<string> held)
    {
        if (held.Contains(vault)) return;
        try
        {
            await world.At(side).Aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = vault }, cancellationToken);
            existing.Add(TemplateThings.On(side, TemplateThings.Vault));
        }
        catch (AwsException none) when (none.Code is "ResourceNotFoundException" or "AccessDeniedException")
        {
            // AWS answers AccessDeniedException where the vault is not there.
        }
    }

    /// <returns>The ARN of the alias's key; null where there is none.</returns>
    async Task<string?> KeyAsync(string alias)
    {
        try
        {
            return (await world.InSecondary.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = alias }, cancellationToken))
                .KeyMetadata.Arn;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    async Task RoleAsync(string thing, string role, IReadOnlySet<string> held)
    {
        if (Arn.TryParse(role, out _) || held.Contains(role)) return;
        try
        {
            await world.InPrimary.Aws.SendAsync(IamApi.GetRole, new() { RoleName = role }, cancellationToken);
            existing.Add(thing);
        }
        catch (AwsException none) when (none.Code is "NoSuchEntity")
        {
            // The stack makes it.
        }
    }

    async Task BucketAsync(string thing, Side side, string bucket, IReadOnlySet<string> held)
    {
        if (held.Contains(bucket)) return;
        var found = new Steps.Protect.ObserveBucket(side, bucket, null, MayBeMissing: true);
        if (await found.IsThereAsync(world.At(side), cancellationToken)) existing.Add(thing);
    }
}
