using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Restore;

public class RestoreDirectlyTests
{
    [Fact]
    public async Task What_a_restore_job_failed_to_make_is_restored_without_it_and_its_leftovers_are_gone()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        shop.Aws.Secondary.RestoresFail = true;

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Plan, null, null));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Single(shop.Aws.Secondary.Instances.Values, instance => instance.State?.Name is "running");
        Assert.Single(shop.Aws.Secondary.Databases);
        var notes = EvidenceReport.Of(end, null, StepKinds.Catalog).Notes!;
        Assert.Equal(2, notes.Count(note => note.Contains("was restored directly from", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_type_without_room_gives_way_to_the_next()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        shop.Aws.Secondary.RestoresFail = true;
        var plan = PlanReader.Read(Shop.PlanText.Replace("tag: Name=web",
            "tag: Name=web\n    restore: { fallbacks: [t3.full, t3.large] }", StringComparison.Ordinal), "/plans/shop.yaml");

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(plan, null, null));

        Assert.Equal(RunEnd.Done, end.End);
        var made = EvidenceReport.Outputs<RestoreDirectly, Rebuilt>(end, StepKinds.Catalog).Single(one => one.Step.Resource.Name == "web");
        Assert.Contains("as t3.large, for there was no t3.micro", made.Output.Note, StringComparison.Ordinal);
    }
}
