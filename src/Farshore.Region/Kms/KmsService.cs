using Farshore.Aws.Kms;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.Kms;

/// <summary>AWS Key Management Service.</summary>
public sealed class KmsService(RegionContext region) : IRegionService, IFollowsClock
{
    readonly KmsKeys keys = new(region);
    readonly KmsAccess access = new(region);
    readonly CancellationTokenSource stopping = new();
    Task deleting = Task.CompletedTask;

    public void Serve(Operations served)
    {
        served.Guard(KmsApi.Service, access.Guard);
        new Keys(region, keys).Serve(served);
        new Aliases(region, keys).Serve(served);
        new KeyPolicies(keys).Serve(served);
        new KeyRotation(keys).Serve(served);
        new KeyTags(region.Partition, keys).Serve(served);
        new Ciphertexts(keys, access).Serve(served);
        new DataKeys(keys, access).Serve(served);
        new Signatures(keys, access).Serve(served);
        served.Add(KmsApi.GenerateRandom, RandomBytes.GenerateAsync);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.StartAsync(cancellationToken);
        deleting = Task.Run(() => new KeyDeletion(region, keys).RunAsync(stopping.Token), CancellationToken.None);
    }

    public Task CaughtUpAsync(CancellationToken cancellationToken) => keys.DeleteDueAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await deleting;
        stopping.Dispose();
    }
}
