using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Farshore.Aws.Client;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Runs;

public class EntryCheckTests
{
    int asked;

    [Fact]
    public async Task A_plan_that_names_neither_account_nor_role_costs_no_call()
    {
        var plan = Plan("");

        Assert.False(EntryCheck.IsNeeded(plan));
        await EntryCheck.RunAsync(plan, World(), isRecovery: false, default);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task Another_account_than_the_plan_says_is_refused_with_both()
    {
        var plan = Plan(", account: \"444455556666\"");

        var refused = await Assert.ThrowsAsync<ClientSetupException>(() => EntryCheck.RunAsync(plan, World(), isRecovery: false, default));

        Assert.Contains("primary, us-east-1, is in account 444455556666", refused.Message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::111122223333:user/me of account 111122223333", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_does_not_ask_the_primary_who_it_is()
    {
        await EntryCheck.RunAsync(Plan(", account: \"444455556666\""), World(), isRecovery: true, default);

        Assert.Equal(0, asked);
    }

    static Plan Plan(string ofPrimary) => PlanReader.Read($$"""
        plan: shop
        primary: { region: us-east-1{{ofPrimary}} }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        resources: [{ name: orders, type: rds, instance: orders }]
        """, "/plans/shop.yaml");

    RunWorld World()
    {
        var (sts, served) = SdkDouble.Create<IAmazonSecurityTokenService>();
        served.Serve<GetCallerIdentityRequest, GetCallerIdentityResponse>(_ =>
        {
            asked++;
            return new() { Account = "111122223333", Arn = "arn:aws:iam::111122223333:user/me" };
        });
        var shop = new Shop();
        return shop.World with { Primary = shop.World.InPrimary with { Sts = sts }, Secondary = shop.World.InSecondary with { Sts = sts } };
    }
}
