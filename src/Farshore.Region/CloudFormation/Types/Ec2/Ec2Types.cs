namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>What a stack can hold of EC2.</summary>
static class Ec2Types
{
    public static readonly IReadOnlyList<IResourceType> All =
    [
        new VpcType(), new SubnetType(), new InternetGatewayType(), new GatewayAttachmentType(), new RouteTableType(), new RouteType(),
        new SubnetRouteTableAssociationType(), new SecurityGroupType(), new GroupRuleType(isEgress: false),
        new GroupRuleType(isEgress: true), new KeyPairType(), new VolumeType(), new VolumeAttachmentType(), new InstanceType(),
    ];
}
