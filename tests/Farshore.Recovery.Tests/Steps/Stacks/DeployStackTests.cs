using System.Text;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Stacks;

/// <summary>The user's stacks in a recovery: what they are given, and how one that fails ends.</summary>
public class DeployStackTests
{
    [Fact]
    public async Task A_stack_is_given_what_stands_by_then_and_says_so_in_the_evidence()
    {
        using var shop = new Shop();
        await shop.LoseAsync();

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Stacked, null, null));

        var stacks = EvidenceReport.Of(end, null, shop.Catalog).Stacks!;
        Assert.Equal(["shop-base", "shop-front-abc"], stacks.Select(stack => stack.StackName).Order());
        var front = stacks.Single(stack => stack.Name == "front");
        Assert.Equal("http://shop-base", front.Parameters!["Base"]);
        Assert.Equal("eu-west-1", front.Parameters["Region"]);
        Assert.StartsWith("i-", front.Parameters["Web"], StringComparison.Ordinal);
        Assert.Equal("http://shop-front-abc", front.Outputs!["Url"]);
    }

    [Fact]
    public async Task A_stack_that_fails_before_anything_is_handed_over_takes_everything_back_and_says_why()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        shop.Aws.Buckets["shop-templates"].Objects["base.json"] = Failing;
        var before = shop.Aws.Dump();

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Stacked, null, null));

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Equal(before, shop.Aws.Dump());
        Assert.Equal("stack shop-base of s3://shop-templates/base.json could not be made in eu-west-1, and was removed again: Thing "
            + "(AWS::S3::Bucket): shop-media already exists. Something of that name is there and belongs to no stack: remove it, or give "
            + "the template another name", end["deploy the stack base"].Reason);
    }

    [Fact]
    public async Task A_stack_that_fails_after_the_hand_over_is_begun_anew_when_the_run_goes_on()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        var journal = new DyingJournal(shop.Catalog);
        var plan = Shop.Plan with { Stacks = [new("front", "s3://shop-templates/front.json")] };
        var graph = FailoverRun.ToGraph(plan, null, null);
        shop.Aws.Buckets["shop-templates"].Objects["front.json"] = Failing;

        var stuck = await shop.RunAsync(FailoverRun.Kind, graph, journal);

        Assert.Equal(RunEnd.Stuck, stuck.End);
        Assert.DoesNotContain(shop.Aws.Secondary.Stacks.Values, stack => !stack.IsGone);
        Assert.Equal(["deploy the stack front"], stuck.InTheWay());
    }

    [Fact]
    public async Task A_name_that_another_run_has_taken_is_refused_and_left_alone()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Stacked, null, null));
        var stack = shop.Aws.Secondary.Stacks.Values.Single(one => one.Name == "shop-base");

        var again = await shop.RunAsync("failover-again", FailoverRun.ToGraph(Shop.Stacked, null, null));

        Assert.Contains("a stack shop-base is in eu-west-1 already (CREATE_COMPLETE), and this run did not make it",
            again["deploy the stack base"].Reason, StringComparison.Ordinal);
        Assert.Equal("CREATE_COMPLETE", stack.Status);
    }

    [Fact]
    public async Task What_stands_for_nothing_in_the_secondary_is_told_before_anything_is_made()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        var before = shop.Aws.Dump();
        var speaking = new PlanStack("front", "s3://shop-templates/front.json")
        {
            Parameters = new Dictionary<string, string> { ["Net"] = "${network.vpcs.vpc-0badbadbadbadbad0}" },
        };

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Plan with { Stacks = [speaking] }, null, null));

        Assert.Equal((RunEnd.Unwound, before), (end.End, shop.Aws.Dump()));
        Assert.Contains("nothing in eu-west-1 stands for it: map it in network.mapping", end["read the template of front"].Reason,
            StringComparison.Ordinal);
    }

    static byte[] Failing => Encoding.UTF8.GetBytes("""{"Resources":{"Thing":{"Type":"AWS::S3::Bucket","Metadata":"Fails"}}}""");
}
