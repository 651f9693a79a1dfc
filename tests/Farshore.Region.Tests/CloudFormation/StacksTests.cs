using Farshore.Aws.CloudFormation;
using Farshore.Aws.Ec2;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation;

public sealed class StacksTests : IAsyncLifetime
{
    const string Network =
        """
        Parameters:
          Size: {Type: Number, Default: 16}
        Conditions:
          HasData: !Equals [!Ref Size, 16]
        Resources:
          Net:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Vpc
              CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]
          Vpc:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: !Sub "10.1.0.0/${Size}", Tags: [{Key: Name, Value: !Ref AWS::StackName}]}
          Data: {Type: AWS::S3::Bucket, Condition: HasData}
        Outputs:
          Vpc: {Value: !Ref Vpc, Export: {Name: !Sub "${AWS::StackName}-vpc"}}
        """;

    LocalRegions regions = null!;

    Aws.Client.IAwsClient Api => regions.Client();

    StackClient Stacks => new(Api);

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_stack_is_made_in_the_order_of_its_needs_replaced_where_it_must_be_and_removed_without_a_trace()
    {
        var before = await CountAsync();
        var stack = await Stacks.CreateAsync("shop", Network);
        Assert.Equal("CREATE_COMPLETE", stack.StackStatus);
        var events = await Stacks.EventsAsync("shop");
        Assert.True(events.IndexOf("Vpc CREATE_COMPLETE") < events.IndexOf("Net CREATE_IN_PROGRESS"));
        Assert.Equal(("shop CREATE_IN_PROGRESS", "shop CREATE_COMPLETE"), (events[0], events[^1]));
        var (vpc, bucket) = (await Stacks.IdAsync("shop", "Vpc"), await Stacks.IdAsync("shop", "Data"));
        Assert.Equal(vpc, stack.Outputs!.Single().OutputValue);

        // Another size makes another network, and the condition takes the bucket away.
        stack = await Stacks.UpdateAsync("shop", Network, values => values["Size"] = "17");
        Assert.Equal("UPDATE_COMPLETE", stack.StackStatus);
        Assert.NotEqual(vpc, await Stacks.IdAsync("shop", "Vpc"));
        await Api.SendAsync(Ec2Api.DescribeVpcs, new() { VpcIds = [vpc] }, default).RefusedAsync("InvalidVpcID.NotFound");
        await Api.SendAsync(S3Api.GetBucketLocation, new() { Bucket = bucket }, default).RefusedAsync("NoSuchBucket");
        var same = await Api.SendAsync(CloudFormationApi.UpdateStack, new() { StackName = "shop", UsePreviousTemplate = true,
            Parameters = [new() { ParameterKey = "Size", UsePreviousValue = true }] }, default).RefusedAsync("ValidationError");
        Assert.Equal("No updates are to be performed.", same.Message);

        Assert.Equal("DELETE_COMPLETE", (await Stacks.DeleteAsync(stack)).StackStatus);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task What_fails_half_way_is_turned_back_and_leaves_nothing()
    {
        await Api.SendAsync(S3Api.CreateBucket, new() { Bucket = "taken-by-somebody" }, default);
        var before = await CountAsync();
        var template = Network.Replace("Data: {Type: AWS::S3::Bucket, Condition: HasData}",
            "Data: {Type: AWS::S3::Bucket, DependsOn: Net, Properties: {BucketName: taken-by-somebody}}", StringComparison.Ordinal);

        var stack = await Stacks.CreateAsync("shop", template);

        Assert.Equal("ROLLBACK_COMPLETE", stack.StackStatus);
        Assert.Equal("The following resource(s) failed to create: [Data]. Rollback requested by user.",
            await Stacks.ReasonAsync("shop", "shop", "ROLLBACK_IN_PROGRESS"));
        Assert.Contains("HandlerErrorCode: AlreadyExists", await Stacks.ReasonAsync("shop", "Data", "CREATE_FAILED"));
        Assert.Equal(before, await CountAsync());
        await Stacks.DeleteAsync(stack);

        await Stacks.CreateAsync("shop", Network);
        var vpc = await Stacks.IdAsync("shop", "Vpc");
        stack = await Stacks.UpdateAsync("shop", template, values => values["Size"] = "20");

        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", stack.StackStatus);
        Assert.Equal(vpc, await Stacks.IdAsync("shop", "Vpc"));
        Assert.Equal(before.Vpcs + 1, (await CountAsync()).Vpcs);
    }

    [Fact]
    public async Task A_bucket_that_holds_something_stops_the_removal_until_it_is_left()
    {
        var stack = await Stacks.CreateAsync("shop", Network);
        var bucket = await Stacks.IdAsync("shop", "Data");
        await Api.SendAsync(S3Api.PutObject, new() { Bucket = bucket, Key = "order", Body = new MemoryStream([1]) }, default);

        stack = await Stacks.DeleteAsync(stack);

        Assert.Equal(("DELETE_FAILED", "The following resource(s) failed to delete: [Data]. "),
            (stack.StackStatus, stack.StackStatusReason));
        Assert.Contains("not empty", await Stacks.ReasonAsync("shop", "Data", "DELETE_FAILED"));
        Assert.Equal("DELETE_COMPLETE", (await Stacks.DeleteAsync(stack, "Data")).StackStatus);
        await Api.SendAsync(S3Api.GetBucketLocation, new() { Bucket = bucket }, default);
    }

    [Fact]
    public async Task An_export_that_another_stack_uses_stays()
    {
        const string User = "{\"Resources\": {\"Net\": {\"Type\": \"AWS::EC2::Subnet\", \"Properties\": {\"CidrBlock\": \"10.1.9.0/24\","
            + "\"VpcId\": {\"Fn::ImportValue\": \"shop-vpc\"}}}}}";
        Assert.Equal("No export named shop-vpc found. Rollback requested by user.",
            await ReasonOfAsync(await Stacks.CreateAsync("early", User)));
        var shop = await Stacks.CreateAsync("shop", Network);
        var user = await Stacks.CreateAsync("user", User);
        Assert.Equal("CREATE_COMPLETE", user.StackStatus);

        shop = await Stacks.DeleteAsync(shop);
        Assert.Equal("Export shop-vpc cannot be deleted as it is in use by user", shop.StackStatusReason);
        await Stacks.DeleteAsync(user);
        Assert.Equal("DELETE_COMPLETE", (await Stacks.DeleteAsync(shop)).StackStatus);

        async Task<string?> ReasonOfAsync(Stack stack) =>
            await Stacks.ReasonAsync(stack.StackName, stack.StackName, "ROLLBACK_IN_PROGRESS");
    }

    [Fact]
    public async Task A_stack_of_a_user_who_may_not_make_buckets_makes_none()
    {
        var user = await LimitedUser.MakeAsync(Api, "cloudformation:*");
        var theirs = new StackClient(regions.Client(credentials: user));

        var stack = await theirs.CreateAsync("theirs", "{\"Resources\": {\"Data\": {\"Type\": \"AWS::S3::Bucket\"}}}");

        Assert.Equal("ROLLBACK_COMPLETE", stack.StackStatus);
        Assert.Contains("HandlerErrorCode: AccessDenied", await theirs.ReasonAsync("theirs", "Data", "CREATE_FAILED"));
    }

    async Task<(int Vpcs, int Subnets, int Buckets)> CountAsync() => (
        (await Api.SendAsync(Ec2Api.DescribeVpcs, new(), default)).Vpcs!.Count,
        (await Api.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Count,
        (await Api.SendAsync(S3Api.ListBuckets, new(), default)).Buckets?.Count ?? 0);
}
