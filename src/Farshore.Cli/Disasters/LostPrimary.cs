using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Cli.Local;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Disasters;

/// <summary>A plan's primary as something that can be lost: a local region as a process, AWS as the workload the plan names.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Local">The local region behind the plan's address; null where that is not one of this home's.</param>
sealed record LostPrimary(string Region, LocalRegion? Local)
{
    public static LostPrimary Of(Plan plan, LocalRegions regions, AwsClients clients) =>
        new(plan.Primary.Region, regions.At(clients.EndpointOf(BackupApi.Service, Settings(plan))));

    public static ClientSettings Settings(Plan plan) => RegionAccess.Settings(plan, plan.Primary);
}
