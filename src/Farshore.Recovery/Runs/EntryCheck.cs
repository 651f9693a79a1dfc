using Farshore.Aws.Client;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runs;

/// <summary>Sees before a run begins that its credentials lead where the plan says: one call to a Region, and none where the plan says
/// neither role nor account.</summary>
static class EntryCheck
{
    public static bool IsNeeded(Plan plan) => Says(plan.Primary) || Says(plan.Secondary);

    /// <param name="plan">What names accounts and roles.</param>
    /// <param name="world">Clients with the plan's credentials.</param>
    /// <param name="isRecovery">A recovery does not ask the primary anything.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="ClientSetupException">A role cannot be assumed, or the account is another one.</exception>
    public static Task RunAsync(Plan plan, RunWorld world, bool isRecovery, CancellationToken cancellationToken) => Task.WhenAll(
        isRecovery ? Task.CompletedTask : OneAsync("primary", plan.Primary, world.InPrimary, cancellationToken),
        OneAsync("secondary", plan.Secondary, world.InSecondary, cancellationToken));

    static bool Says(PlanRegion region) => region is { Role: not null } or { Account: not null };

    static async Task OneAsync(string side, PlanRegion region, RegionAccess access, CancellationToken cancellationToken)
    {
        if (!Says(region)) return;
        var caller = await access.Sts.GetCallerIdentityAsync(new(), cancellationToken);
        if (region.Account is { } account && caller.Account != account)
        {
            throw new ClientSetupException($"The plan says that its {side}, {region.Region}, is in account {account}, but its credentials "
                + $"are {caller.Arn} of account {caller.Account}. Correct '{side}: profile', 'role' or 'account' in the plan.");
        }
    }
}
