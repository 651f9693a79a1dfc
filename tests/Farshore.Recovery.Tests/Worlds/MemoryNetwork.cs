using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Networks, groups and keys in memory: one network, one subnet, two groups of which one speaks of the other.</summary>
sealed class MemoryNetwork(MemoryRegion region)
{
    public void Serve(MemoryClient client)
    {
        client.Serve(Ec2Api.DescribeInstanceAttribute, input => new InstanceAttribute
        {
            InstanceId = input.InstanceId,
            UserData = new() { Value = "IyEvYmluL3No" },
        });
        client.Serve(Ec2Api.DescribeVolumes, input => new DescribeVolumesResult
        {
            Volumes = [.. (input.VolumeIds ?? []).Select(id =>
                new Volume { VolumeId = id, KmsKeyId = $"arn:aws:kms:{region.Name}:1:key/k" })],
        });
        client.Serve(Ec2Api.DescribeVpcs, input => new DescribeVpcsResult
        {
            Vpcs = [.. Values(input.Filters).Select(id => new Vpc { VpcId = id, CidrBlock = "10.0.0.0/16" })],
        });
        client.Serve(Ec2Api.DescribeSubnets, input => new DescribeSubnetsResult
        {
            Subnets = [.. Values(input.Filters).Select(id =>
                new Aws.Ec2.Subnet { SubnetId = id, VpcId = "vpc-1", CidrBlock = "10.0.1.0/24", AvailabilityZone = region.Name + "a" })],
        });
        client.Serve(Ec2Api.DescribeSecurityGroups, input => new DescribeSecurityGroupsResult
        {
            SecurityGroups = [.. Values(input.Filters).Select(Group)],
        });
        client.Serve(Ec2Api.DescribeKeyPairs, input => new DescribeKeyPairsResult
        {
            KeyPairs = [.. Values(input.Filters).Select(name => new KeyPairInfo { KeyName = name, PublicKey = "ssh-ed25519 AAAA" })],
        });
        client.Serve(IamApi.GetInstanceProfile, input => throw new Aws.AwsException("NoSuchEntity",
            $"Instance Profile {input.InstanceProfileName} cannot be found.", 404));
        client.Serve(RdsApi.DescribeDBSubnetGroups, input => new DBSubnetGroupMessage
        {
            DBSubnetGroups = [new() { DBSubnetGroupName = input.DBSubnetGroupName, VpcId = "vpc-1",
                Subnets = [new() { SubnetIdentifier = "subnet-1" }, new() { SubnetIdentifier = "subnet-2" }] }],
        });
        client.Serve(RdsApi.DescribeDBParameterGroups, input => new DBParameterGroupsMessage
        {
            DBParameterGroups = [new() { DBParameterGroupName = input.DBParameterGroupName, DBParameterGroupFamily = "postgres17" }],
        });
        client.Serve(RdsApi.DescribeDBParameters, _ => new DBParameterGroupDetails
        {
            Parameters = [new() { ParameterName = "work_mem", ParameterValue = "8192" }],
        });
    }

    static SecurityGroup Group(string id) => new()
    {
        GroupId = id,
        GroupName = id,
        VpcId = "vpc-1",
        IpPermissions = id == "sg-web"
            ? [new() { IpProtocol = "tcp", FromPort = 80, ToPort = 80, IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }]
            : [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, UserIdGroupPairs = [new() { GroupId = "sg-web" }] }],
    };

    static IReadOnlyList<string> Values(IReadOnlyList<Aws.Ec2.Filter>? filters) => filters is [{ Values: { } values }, ..] ? values : [];
}
