namespace Farshore.Recovery.Plans;

/// <summary>How a plan's Regions are reached from a machine other than the one its file was written for.</summary>
/// <param name="AwsConfigFile">Where profiles come from; null for the user's own file.</param>
public sealed record PlanOverrides(PlanRegion Primary, PlanRegion Secondary, string? AwsConfigFile)
{
    public Plan Apply(Plan plan) => plan with
    {
        Primary = Primary, Secondary = Secondary, AwsConfigFile = AwsConfigFile, Overrides = this,
    };
}
