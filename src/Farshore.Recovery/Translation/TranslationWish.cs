using System.Text.Json.Serialization;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Translation;

/// <summary>What a plan says about how its workload is to stand in the secondary.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="PrimaryRegion">Whose name should not stand in what is restored.</param>
/// <param name="Resources">With their restore sections.</param>
/// <param name="Network">What stands for what, and whether missing networks are made.</param>
public sealed record TranslationWish(
    string Plan, string PrimaryRegion, IReadOnlyList<PlanResource> Resources, PlanNetwork Network)
{
    /// <summary>Addresses of the isolated network that everything goes into; null where this is no drill.</summary>
    public string? DrillCidr { get; init; }

    [JsonIgnore]
    public bool IsDrill => DrillCidr is not null;

    /// <summary>What the names of what is made begin with; empty where they are kept.</summary>
    public string NamePrefix { get; init; } = "";

    public static TranslationWish Of(Plan plan, string? drillCidr, string namePrefix) =>
        new(plan.Name, plan.Primary.Region, plan.InOrder, plan.Network) { DrillCidr = drillCidr, NamePrefix = namePrefix };
}
