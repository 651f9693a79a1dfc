namespace Farshore.Region.CloudFormation.Types.Route53;

/// <summary>What a stack can hold of Route 53.</summary>
static class Route53Types
{
    public static readonly IReadOnlyList<IResourceType> All = [new HostedZoneType(), new RecordSetType()];
}
