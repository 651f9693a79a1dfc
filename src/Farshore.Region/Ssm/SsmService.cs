using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>AWS Systems Manager, as far as its Parameter Store.</summary>
public sealed class SsmService(RegionContext region) : IRegionService
{
    readonly ParameterStore store = new(region);

    public void Serve(Operations served)
    {
        new Parameters(region, store).Serve(served);
        new ParameterValues(store).Serve(served);
        new ParameterDescriptions(store).Serve(served);
        new ParameterLabels(store).Serve(served);
        new ParameterTags(region, store).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
