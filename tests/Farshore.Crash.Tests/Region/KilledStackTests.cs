using Farshore.Aws.CloudFormation;
using Farshore.Aws.Ec2;
using Farshore.Aws.S3;

namespace Farshore.Crash.Tests.Region;

/// <summary>A region killed again and again while it makes, changes and removes a stack.</summary>
public sealed class KilledStackTests : IDisposable
{
    const string Template =
        """
        Parameters: {Size: {Type: Number, Default: 16}, Versions: {Type: String, Default: Suspended}}
        Resources:
          Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Sub "10.1.0.0/${Size}"}}
          First: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.1.1.0/24}}
          Second: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.1.2.0/24}}
          Group: {Type: AWS::EC2::SecurityGroup, Properties: {VpcId: !Ref Vpc, GroupDescription: shop}}
          Data: {Type: AWS::S3::Bucket, DependsOn: First, Properties: {VersioningConfiguration: {Status: !Ref Versions}}}
          Logs: {Type: AWS::S3::Bucket, DependsOn: Second, Properties: {Tags: [{Key: vpc, Value: !Ref Vpc}]}}
        """;

    // ./test.sh --all kills more often.
    static readonly int Rounds = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 2 : 10;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string home = Directory.CreateTempSubdirectory("farshore-crash-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Every_operation_ends_as_if_nothing_had_happened_with_nothing_twice_and_nothing_left_behind()
    {
        var random = new Random(Environment.TickCount);
        await using var region = new RegionProcess(home, "us-east-1");
        await region.StartAsync();
        var before = await CountAsync(region);
        var wanted = before with { Vpcs = before.Vpcs + 1, Subnets = before.Subnets + 2, Groups = before.Groups + 2, Buckets = 2 };

        for (var round = 0; round < Rounds; round++)
        {
            await region.Client.SendAsync(CloudFormationApi.CreateStack, new() { StackName = "shop", TemplateBody = Template }, default);
            Assert.Equal("CREATE_COMPLETE", await KillAsync(region, random, "shop"));
            Assert.Equal(wanted, await CountAsync(region));

            // Everything is replaced or changed.
            await region.Client.SendAsync(CloudFormationApi.UpdateStack, new()
            {
                StackName = "shop", UsePreviousTemplate = true, Parameters =
                [
                    new() { ParameterKey = "Size", ParameterValue = "17" }, new() { ParameterKey = "Versions", ParameterValue = "Enabled" },
                ],
            }, default);
            Assert.Equal("UPDATE_COMPLETE", await KillAsync(region, random, "shop"));
            Assert.Equal(wanted, await CountAsync(region));

            // This one fails, and goes back.
            await region.Client.SendAsync(CloudFormationApi.UpdateStack, new()
            {
                StackName = "shop", TemplateBody =
                    Template + "\n  Bad: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 1.1.1.0/24}}",
            }, default);
            Assert.Equal("UPDATE_ROLLBACK_COMPLETE", await KillAsync(region, random, "shop"));
            Assert.Equal(wanted, await CountAsync(region));

            var id = (await ShowAsync(region, "shop")).StackId!;
            await region.Client.SendAsync(CloudFormationApi.DeleteStack, new() { StackName = "shop" }, default);
            Assert.Equal("DELETE_COMPLETE", await KillAsync(region, random, id));
            Assert.Equal(before, await CountAsync(region));
        }

        Assert.Equal(0, (await region.CheckAsync()).Code);
    }

    /// <summary>Kills the region at some moment of what it does, and waits for the end of that after it is up again.</summary>
    static async Task<string> KillAsync(RegionProcess region, Random random, string stack)
    {
        var events = random.Next(1, 14);
        var begun = TimeProvider.System.GetTimestamp();
        while (await EventsAsync(region, stack) is var seen && seen.Count < events && seen.IsMoving) await Task.Delay(1);
        await region.KillAsync();
        await region.StartAsync();
        while (true)
        {
            var status = (await ShowAsync(region, stack)).StackStatus;
            if (!status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)) return status;
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"the stack is still {status}");
            await Task.Delay(20);
        }
    }

    /// <summary>Events since the operation began.</summary>
    static async Task<(int Count, bool IsMoving)> EventsAsync(RegionProcess region, string stack)
    {
        var events = (await region.Client.SendAsync(CloudFormationApi.DescribeStackEvents, new() { StackName = stack },
            default)).StackEvents!;
        var count = 0;
        while (count < events.Count && events[count].ResourceStatusReason != "User Initiated") count++;
        return (count, (await ShowAsync(region, stack)).StackStatus.EndsWith("_IN_PROGRESS", StringComparison.Ordinal));
    }

    static async Task<Stack> ShowAsync(RegionProcess region, string stack) =>
        (await region.Client.SendAsync(CloudFormationApi.DescribeStacks, new() { StackName = stack }, default)).Stacks![0];

    static async Task<Things> CountAsync(RegionProcess region) => new(
        (await region.Client.SendAsync(Ec2Api.DescribeVpcs, new(), default)).Vpcs!.Count,
        (await region.Client.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Count,
        (await region.Client.SendAsync(Ec2Api.DescribeSecurityGroups, new(), default)).SecurityGroups!.Count,
        (await region.Client.SendAsync(S3Api.ListBuckets, new(), default)).Buckets?.Count ?? 0);

    sealed record Things(int Vpcs, int Subnets, int Groups, int Buckets);
}
