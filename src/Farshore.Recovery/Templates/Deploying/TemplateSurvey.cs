using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates.Parts;

namespace Farshore.Recovery.Templates.Deploying;

/// <summary>What is there before a template is deployed. A stack can only make things, so what is there and belongs to another must stay
/// out of it; what its own stack made must stay in, or the next deployment would take it away.</summary>
/// <param name="Choices">The choices, with what was found.</param>
/// <param name="Notes">What could not be looked at.</param>
public sealed record TemplateSurvey(TemplateChoices Choices, IReadOnlyList<string> Notes)
{
    /// <summary>Without looking: the workload's own buckets are there, as they nearly always are, and everything else is to be
    /// made.</summary>
    public static TemplateSurvey Unseen(Plan plan, TemplateChoices choices) => new(choices with
    {
        Existing = choices.Existing.Concat(plan.Buckets.Select(TemplateThings.Bucket)).ToHashSet(StringComparer.Ordinal),
        WithoutTls = choices.WithoutTls || plan.Primary.Endpoint?.Scheme is "http" || plan.Secondary.Endpoint?.Scheme is "http",
    }, []);

    /// <exception cref="TemplateException">A Region does not answer.</exception>
    public static async Task<TemplateSurvey> LookAsync(
        Plan plan, RunWorld world, TemplateChoices choices, CancellationToken cancellationToken)
    {
        try
        {
            return await LookOnceAsync(plan, world, choices, cancellationToken);
        }
        catch (OutOfReachException unreached)
        {
            throw new TemplateException(unreached.Message);
        }
    }

    static async Task<TemplateSurvey> LookOnceAsync(
        Plan plan, RunWorld world, TemplateChoices choices, CancellationToken cancellationToken)
    {
        var facts = new PreflightFacts(plan, world, runs: null, asksPrimary: true, cancellationToken);
        List<string> notes = [];
        var owned = (await Task.WhenAll(OwnedAsync(facts, Side.Primary, plan, notes), OwnedAsync(facts, Side.Secondary, plan, notes)))
            .SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        HashSet<string> existing = new(choices.Existing, StringComparer.Ordinal);
        foreach (var (thing, side, id, isThere) in Looks(facts, plan))
        {
            if (!owned.Contains($"{side}/{id}") && await TriedAsync(thing, isThere, notes)) existing.Add(thing);
        }

        var key = existing.Contains(TemplateThings.VaultKey) ? await facts.Secondary.Vaults.KeyAsync(plan.Vaults.Key) : null;
        return new(choices with
        {
            Existing = existing,
            VaultKeyArn = key?.Arn ?? choices.VaultKeyArn,
            PassedRoles = Accounts.NeedVaults(plan) ? await PassedAsync(facts, plan, notes) : [],
            WithoutTls = choices.WithoutTls || IsPlain(world.InPrimary) || IsPlain(world.InSecondary),
        }, notes);
    }

    /// <summary>Each thing, its side, its logical id there, and whether it is there.</summary>
    static IEnumerable<(string Thing, Side Side, string Id, Func<Task<bool>> IsThere)> Looks(PreflightFacts facts, Plan plan)
    {
        yield return Of(TemplateThings.Ledger, Side.Secondary, facts.Secondary.Bucket(plan.Ledger).ExistsAsync);
        foreach (var bucket in plan.Buckets)
        {
            yield return Of(TemplateThings.Bucket(bucket), Side.Primary, facts.Primary.Bucket(bucket.Bucket).ExistsAsync);
            yield return Of(TemplateThings.Replica(bucket), Side.Secondary, facts.Secondary.Bucket(bucket.Replica).ExistsAsync);
        }

        if (plan.Buckets.Any() && Roles.IsOwn(plan.Roles.Replication))
            yield return Of(TemplateThings.ReplicationRole, Side.Primary, async () =>
                await facts.Primary.Identities.RoleAsync(plan.Roles.Replication) is not null);
        foreach (var side in (Side[])[Side.Primary, Side.Secondary])
        {
            var (region, access) = (facts.At(side), side is Side.Primary ? plan.Primary : plan.Secondary);
            if (access.Role is { } role)
                yield return On(side, TemplateThings.OperatorRole, async () => await region.Identities.RoleAsync(role) is not null);
            if (!Accounts.NeedVaults(plan)) continue;
            var vault = side is Side.Primary ? plan.Vaults.Primary : plan.Vaults.Secondary;
            yield return On(side, TemplateThings.Vault, async () => await region.Vaults.VaultAsync(vault) is not null);
            if (Roles.IsOwn(plan.Roles.Backup) && (side is Side.Primary || Accounts.Two(plan) is not null))
                yield return On(side, TemplateThings.BackupRole, async () =>
                    await region.Identities.RoleAsync(plan.Roles.Backup) is not null);
        }

        if (Accounts.NeedVaults(plan))
            yield return Of(TemplateThings.VaultKey, Side.Secondary, async () =>
                await facts.Secondary.Vaults.KeyAsync(plan.Vaults.Key) is not null);

        static (string, Side, string, Func<Task<bool>>) Of(string thing, Side side, Func<Task<bool>> isThere) =>
            (thing, side, thing, isThere);

        static (string, Side, string, Func<Task<bool>>) On(Side side, string thing, Func<Task<bool>> isThere) =>
            (TemplateThings.On(side, thing), side, thing, isThere);
    }

    /// <summary>Logical ids of what the side's stack holds; none where there is no stack.</summary>
    static async Task<IReadOnlyList<string>> OwnedAsync(PreflightFacts facts, Side side, Plan plan, List<string> notes)
    {
        var region = facts.At(side);
        var stack = TemplateThings.StackOf(plan, side);
        try
        {
            var held = await region.AllAsync(CloudFormationApi.ListStackResources, new() { StackName = stack },
                page => page.StackResourceSummaries, page => page.NextToken, (input, token) => input with { NextToken = token });
            return [.. held.Where(one => one.ResourceStatus is not "DELETE_COMPLETE" and not "DELETE_SKIPPED")
                .Select(one => $"{side}/{one.LogicalResourceId}")];
        }
        catch (AwsException none) when (none.Code is "ValidationError")
        {
            return [];
        }
        catch (NotAllowedException forbidden)
        {
            notes.Add($"stack {stack} in {region.Name} could not be looked at ({forbidden.InnerException!.Message}): "
                + "what is there is taken for another's");
            return [];
        }
    }

    static async Task<bool> TriedAsync(string thing, Func<Task<bool>> isThere, List<string> notes)
    {
        try
        {
            return await isThere();
        }
        catch (NotAllowedException forbidden)
        {
            notes.Add($"whether {thing} is there could not be told ({forbidden.InnerException!.Message}): it is taken to be");
            return true;
        }
    }

    /// <summary>Roles of the machines' instance profiles, those that a restore gives them too.</summary>
    static async Task<IReadOnlyList<string>> PassedAsync(PreflightFacts facts, Plan plan, List<string> notes)
    {
        SortedSet<string> roles = new(StringComparer.Ordinal);
        foreach (var machine in plan.Machines)
        {
            try
            {
                var profile = machine.Restore.Profile ?? (await facts.Sources.MachineAsync(machine)).Profile;
                if (profile is not null && await facts.Primary.Identities.ProfileAsync(profile) is { Roles: [var role, ..] })
                    roles.Add(role.Arn);
            }
            catch (NothingToLookAtException unknown)
            {
                notes.Add($"{machine.Name}: {unknown.Message}, so the role of its instance profile is not known; name it as PassedRoles");
            }
        }

        return [.. roles];
    }

    static bool IsPlain(RegionAccess access) =>
        access.S3.Config?.ServiceURL is { } address && address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
