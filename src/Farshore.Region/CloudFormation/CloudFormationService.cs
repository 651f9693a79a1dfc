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
    Operations? served;

    public CloudFormationService(RegionContext region)
    {
        var state = new StackState(region.Database);
        notices = new(region, state);
        var journal = new StackJournal(region, state, notices);
        driver = new(region, state, journal, () => served!);
        var sources = new TemplateSource(region, driver);
        var definitions = new Definitions(region, driver);
        stacks = new(region, journal, driver, sources, definitions);
        lists = new(state);
        events = new(state);
        resources = new(state);
        templates = new(state, sources);
    }

    public void Serve(Operations operations)
    {
        served = operations;
        stacks.Serve(operations);
        lists.Serve(operations);
        events.Serve(operations);
        resources.Serve(operations);
        templates.Serve(operations);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        notices.Start();
        driver.Resume();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        await notices.DisposeAsync();
    }
}
