using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>AWS Key Management Service.</summary>
public sealed class KmsService(RegionContext region) : IRegionService
{
    readonly KmsKeys keys = new(region);

    public void Serve(Operations served)
    {
        new Keys(region, keys).Serve(served);
        new Aliases(region, keys).Serve(served);
        new KeyPolicies(keys).Serve(served);
        new KeyTags(keys).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken) => keys.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
