using Farshore.Aws.Ec2;
using Farshore.Aws.ServiceQuotas;
using Farshore.Region.ServiceQuotas;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.ServiceQuotas;

public sealed class QuotaRequestsTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_network_more_than_the_quota_is_refused_until_an_increase_is_granted()
    {
        var wire = regions.Client();
        for (var number = 1; number < 5; number++)
            await wire.SendAsync(Ec2Api.CreateVpc, new() { CidrBlock = $"10.{number}.0.0/16" }, default);
        var another = new CreateVpcRequest { CidrBlock = "10.9.0.0/16" };
        await wire.SendAsync(Ec2Api.CreateVpc, another, default).RefusedAsync("VpcLimitExceeded");

        var increase = new RequestServiceQuotaIncreaseRequest { ServiceCode = "vpc", QuotaCode = "L-F678F1CE", DesiredValue = 6 };
        var asked = (await wire.SendAsync(ServiceQuotasApi.RequestServiceQuotaIncrease, increase, default)).RequestedQuota!;

        await wire.SendAsync(Ec2Api.CreateVpc, another, default);
        var now = await wire.SendAsync(
            ServiceQuotasApi.GetServiceQuota, new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE" }, default);
        var fresh = await wire.SendAsync(
            ServiceQuotasApi.GetAWSDefaultServiceQuota, new() { ServiceCode = "vpc", QuotaCode = "L-F678F1CE" }, default);
        Assert.Equal((6, 5), (now.Quota!.Value, fresh.Quota!.Value));
        Assert.Equal("arn:aws:servicequotas:us-east-1:000000000000:vpc/L-F678F1CE", now.Quota.QuotaArn);
        var told = await wire.SendAsync(
            ServiceQuotasApi.ListRequestedServiceQuotaChangeHistory, new() { ServiceCode = "vpc" }, default);
        Assert.Equal((asked.Id, "APPROVED"), (Assert.Single(told.RequestedQuotas!).Id, asked.Status));
        await wire.SendAsync(ServiceQuotasApi.RequestServiceQuotaIncrease, increase, default).RefusedAsync("IllegalArgumentException");
        await wire.SendAsync(ServiceQuotasApi.GetServiceQuota, new() { ServiceCode = "vpc", QuotaCode = "L-0" }, default)
            .RefusedAsync("NoSuchResourceException");
    }

    [Fact]
    public async Task Machines_that_need_more_processors_than_the_quota_has_are_refused()
    {
        await new Quotas(regions[LocalRegions.East].Context.Database).GrantAsync(QuotaCatalog.StandardVcpus, 1, default);
        var image = (await regions.Client().SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default)).Images!.Single();

        var refused = await regions.Client().SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = image.ImageId, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1,
        }, default).RefusedAsync("VcpuLimitExceeded");

        Assert.Contains("current vCPU limit of 1", refused.Message);
    }

    [Fact]
    public void What_a_region_begins_with_can_be_said_outside()
    {
        var read = Quotas.Read("ec2/L-1216C47A=4, vpc/L-F678F1CE=2,nonsense,rds/L-7B6409FD=many");

        Assert.Equal([KeyValuePair.Create("ec2/L-1216C47A", 4.0), KeyValuePair.Create("vpc/L-F678F1CE", 2.0)],
            read.OrderBy(one => one.Key));
    }
}
