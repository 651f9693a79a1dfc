namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>What a stack can hold of RDS.</summary>
static class RdsTypes
{
    public static readonly IReadOnlyList<IResourceType> All =
        [new DBInstanceType(), new DBParameterGroupType(), new DBSubnetGroupType(), new OptionGroupType()];
}
