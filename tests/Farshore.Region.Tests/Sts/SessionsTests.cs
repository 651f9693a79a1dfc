using Amazon.Runtime;
using Farshore.Aws.Iam;
using Farshore.Aws.Sts;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Sts;

public sealed class SessionsTests : IAsyncLifetime
{
    const string Trusting = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}]}
        """;
    const string TrustingEc2 = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    readonly ManualTime time = new(TimeProvider.System.GetUtcNow());
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync(time, LocalRegions.East, LocalRegions.West);
        await regions.Client().SendAsync(IamApi.CreateRole, new() { RoleName = "ops", AssumeRolePolicyDocument = Trusting }, default);
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task Tells_a_caller_who_it_is()
    {
        var who = await regions.Client().SendAsync(StsApi.GetCallerIdentity, new(), default);

        Assert.Equal(("000000000000", "arn:aws:iam::000000000000:root", "000000000000"), (who.Account, who.Arn, who.UserId));
    }

    [Fact]
    public async Task A_session_speaks_for_its_role_in_both_regions_until_it_expires()
    {
        var session = await AssumeAsync("ops", LocalRegions.East);

        var who = await regions.Client(LocalRegions.West, session).SendAsync(StsApi.GetCallerIdentity, new(), default);
        Assert.Equal("arn:aws:sts::000000000000:assumed-role/ops/drill", who.Arn);
        Assert.EndsWith(":drill", who.UserId);

        var east = regions[LocalRegions.East].Context.Partition;
        var key = await east.AddSessionAsync(who.Arn!, who.UserId!, time.GetUtcNow().AddMinutes(1), default);
        var brief = new SessionAWSCredentials(key.Id, key.Secret, key.SessionToken);
        await regions.Client(LocalRegions.West, brief).SendAsync(StsApi.GetCallerIdentity, new(), default);
        time.Advance(TimeSpan.FromMinutes(2));
        await regions.Client(LocalRegions.West, brief).SendAsync(StsApi.GetCallerIdentity, new(), default).RefusedAsync("ExpiredToken");
    }

    [Fact]
    public async Task Refuses_a_role_that_does_not_trust_the_caller_as_one_that_is_not_there()
    {
        await regions.Client().SendAsync(IamApi.CreateRole, new() { RoleName = "web", AssumeRolePolicyDocument = TrustingEc2 }, default);

        foreach (var name in new[] { "web", "none" })
        {
            var refused = await AssumeAsync(name, LocalRegions.East).RefusedAsync("AccessDenied");
            Assert.Equal("User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: "
                + $"arn:aws:iam::000000000000:role/{name}", refused.Message);
        }
    }

    [Fact]
    public async Task A_role_that_asks_for_an_external_id_is_taken_with_that_one_alone()
    {
        const string Agreed = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole",
            "Condition":{"StringEquals":{"sts:ExternalId":"shop-7"}}}]}
            """;
        await regions.Client().SendAsync(IamApi.CreateRole, new() { RoleName = "vendor", AssumeRolePolicyDocument = Agreed }, default);
        var ask = new AssumeRoleRequest { RoleArn = "arn:aws:iam::000000000000:role/vendor", RoleSessionName = "drill" };

        await regions.Client().SendAsync(StsApi.AssumeRole, ask, default).RefusedAsync("AccessDenied");
        await regions.Client().SendAsync(StsApi.AssumeRole, ask with { ExternalId = "shop-8" }, default).RefusedAsync("AccessDenied");
        var taken = await regions.Client().SendAsync(StsApi.AssumeRole, ask with { ExternalId = "shop-7" }, default);

        Assert.Equal("arn:aws:sts::000000000000:assumed-role/vendor/drill", taken.AssumedRoleUser!.Arn);
    }

    [Fact]
    public async Task Refuses_a_session_longer_than_the_role_allows() =>
        await regions.Client()
            .SendAsync(StsApi.AssumeRole,
            new() { RoleArn = "arn:aws:iam::000000000000:role/ops", RoleSessionName = "drill", DurationSeconds = 7200 }, default)
            .RefusedAsync("ValidationError");

    [Fact]
    public async Task A_session_with_another_token_is_nobody()
    {
        var session = await AssumeAsync("ops", LocalRegions.East);
        var forged = new SessionAWSCredentials(session.GetCredentials().AccessKey, session.GetCredentials().SecretKey, "another");

        await regions.Client(LocalRegions.East, forged).SendAsync(StsApi.GetCallerIdentity, new(), default)
            .RefusedAsync("InvalidClientTokenId");
    }

    async Task<SessionAWSCredentials> AssumeAsync(string role, string region)
    {
        var answer = await regions.Client(region).SendAsync(
            StsApi.AssumeRole, new() { RoleArn = $"arn:aws:iam::000000000000:role/{role}", RoleSessionName = "drill" }, default);
        return new(answer.Credentials!.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken);
    }
}
