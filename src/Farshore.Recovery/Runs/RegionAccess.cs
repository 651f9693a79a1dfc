using Amazon.KeyManagementService;
using Amazon.S3;
using Amazon.SecurityToken;
using Farshore.Aws.Client;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runs;

/// <summary>The clients of one Region with the plan's credentials. Where it is follows from them; what it is, nobody here asks.</summary>
public sealed record RegionAccess(
    string Region, IAwsClient Aws, IAmazonS3 S3, IAmazonKeyManagementService Kms, IAmazonSecurityTokenService Sts)
{
    public static RegionAccess Of(AwsClients clients, Plan plan, PlanRegion region)
    {
        var settings = Settings(plan, region);
        return new(region.Region, clients.For(settings), clients.S3(settings), clients.Kms(settings), clients.Sts(settings));
    }

    /// <summary>How a plan says that a Region is reached.</summary>
    public static ClientSettings Settings(Plan plan, PlanRegion region) => new(region.Region)
    {
        Profile = region.Profile,
        ConfigFile = plan.AwsConfigFile,
        Endpoint = region.Endpoint,
        Role = region.Role,
        ExternalId = region.ExternalId,
        SessionName = $"farshore-{plan.Name}",
    };
}

/// <summary>Which of a plan's Regions.</summary>
public enum Side { Primary, Secondary }
