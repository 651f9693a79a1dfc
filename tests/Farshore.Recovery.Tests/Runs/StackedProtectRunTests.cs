using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Runs;

/// <summary>Protection by CloudFormation: what is shown, what is carried out, and what is refused before anything is.</summary>
public class StackedProtectRunTests
{
    [Fact]
    public async Task A_look_shows_every_change_and_leaves_nothing()
    {
        using var shop = new Shop();
        var before = shop.Aws.Dump();

        var end = await shop.RunAsync(ProtectRun.Kind, StackedProtectRun.ToGraph(Shop.Plan, Shop.Ordered, Shop.There, onlyLooks: true));

        Assert.Equal((RunEnd.Done, before), (end.End, shop.Aws.Dump()));
        var stacks = EvidenceReport.Of(end, null, shop.Catalog).Stacks!;
        Assert.Equal(["farshore-shop-secondary", "farshore-shop-primary"], stacks.Select(stack => stack.StackName));
        Assert.Contains(stacks[0].Changes!, change => change is { Action: "Add", LogicalId: "Ledger", Type: "AWS::S3::Bucket" });
        Assert.Null(stacks[0].StackId);
    }

    [Fact]
    public async Task A_second_protection_finds_no_changes_and_is_done()
    {
        using var shop = new Shop();
        await shop.RunAsync(ProtectRun.Kind, StackedProtectRun.ToGraph(Shop.Plan, Shop.Ordered, Shop.There));
        var before = shop.Aws.Dump();
        IReadOnlyList<StackOrdered> there = [.. Shop.Ordered.Select(stack => stack with { IsNew = false })];

        var end = await shop.RunAsync("protect-again", StackedProtectRun.ToGraph(Shop.Plan, there, Shop.There));

        Assert.Equal((RunEnd.Done, before), (end.End, shop.Aws.Dump()));
        var stacks = EvidenceReport.Of(end, null, shop.Catalog).Stacks!;
        Assert.All(stacks, stack => Assert.Empty(stack.Changes!));
        Assert.All(stacks, stack => Assert.Equal("CREATE_COMPLETE", stack.Status));
    }

    [Fact]
    public async Task A_stack_that_cannot_be_made_is_told_by_its_first_failure_and_both_are_taken_back()
    {
        using var shop = new Shop();
        var before = shop.Aws.Dump();
        IReadOnlyList<StackOrdered> failing =
        [
            Shop.Ordered[0],
            Shop.Ordered[1] with { Template = """{"Resources":{"Thing":{"Type":"AWS::S3::Bucket","Metadata":"Fails"}}}""" },
        ];

        var end = await shop.RunAsync(ProtectRun.Kind, StackedProtectRun.ToGraph(Shop.Plan, failing, Shop.There));

        Assert.Equal((RunEnd.Unwound, before), (end.End, shop.Aws.Dump()));
        Assert.StartsWith("stack farshore-shop-primary in us-east-1 ended ROLLBACK_COMPLETE: Thing (AWS::S3::Bucket): shop-media already "
            + "exists", end["wait for the stack of the primary"].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ROLLBACK_COMPLETE", "its creation failed, and such a stack can only be removed")]
    [InlineData("REVIEW_IN_PROGRESS", "only a change set that nobody has carried out")]
    [InlineData("UPDATE_IN_PROGRESS", "somebody else is changing it")]
    [InlineData("UPDATE_ROLLBACK_FAILED",
        "aws cloudformation continue-update-rollback --region eu-west-1 --stack-name farshore-shop-secondary")]
    [InlineData("DELETE_FAILED", "take away what holds it")]
    public void A_state_in_which_nothing_can_be_changed_is_refused_with_the_way_out(string status, string expected) =>
        Assert.Contains(expected, StackStates.Obstacle(
            new() { StackName = "farshore-shop-secondary", StackStatus = status, CreationTime = default }, "eu-west-1"),
            StringComparison.Ordinal);
}
