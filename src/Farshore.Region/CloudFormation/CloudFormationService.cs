using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>AWS CloudFormation: stacks whose resources are made through the region's own API.</summary>
sealed class CloudFormationService : IRegionService
{
    readonly StackNotices notices;
    readonly StackDriver driver;
    readonly Stacks stacks;
    readonly StackLists lists;
    readonly StackEvents events;
    readonly StackResources resources;
    readonly Templates templates;
    readonly StackRollbacks rollbacks;
    readonly StackSettings settings;
    readonly ChangeSets changes;
    readonly ChangeSetDetails details;
    readonly StackDrifts drifts;
    Operations? served;

    public CloudFormationService(RegionContext region)
    {
        var state = new StackState(region.Database);
        notices = new(region, state);
        var journal = new StackJournal(region, state, notices);
        driver = new(region, state, journal, () => served!);
        var sources = new TemplateSource(region, driver);
        var definitions = new Definitions(region, driver);
        var nesting = new NestedStacks(region, state);
        var roles = new StackRoles(region);
        stacks = new(region, journal, driver, sources, definitions, nesting, roles);
        lists = new(state);
        events = new(state);
        resources = new(state);
        templates = new(state, sources);
        rollbacks = new(journal, driver);
        settings = new(journal);
        changes = new(region, journal, sources, definitions, new(region, state, driver), stacks, driver, nesting, roles);
        details = new(state, changes);
        drifts = new(region, state, driver, new(state, region.Time, region.Clock.Real));
    }

    public void Serve(Operations operations)
    {
        served = operations;
        stacks.Serve(operations);
        lists.Serve(operations);
        events.Serve(operations);
        resources.Serve(operations);
        templates.Serve(operations);
        rollbacks.Serve(operations);
        settings.Serve(operations);
        changes.Serve(operations);
        details.Serve(operations);
        drifts.Serve(operations);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        notices.Start();
        driver.Resume();
        drifts.Resume();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        await notices.DisposeAsync();
    }
}
