using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>Whose a plan's sides are, as far as the plan knows.</summary>
static class Accounts
{
    /// <summary>Both accounts, where they are known to be two; null where one account holds both sides.</summary>
    public static (string Primary, string Secondary)? Two(Plan plan) =>
        (RegionReader.AccountOf(plan.Primary), RegionReader.AccountOf(plan.Secondary)) is ({ } primary, { } secondary)
            && primary != secondary ? (primary, secondary) : null;

    /// <summary>Whether AWS Backup has anything to do.</summary>
    public static bool NeedVaults(Plan plan) => plan.Machines.Any() || plan.Databases.Any();
}
