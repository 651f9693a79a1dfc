using Farshore.Aws.Sts;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;

namespace Farshore.Region.Sts;

/// <summary>AWS Security Token Service: its keys work in every region of the home.</summary>
public sealed class StsService(RegionContext region) : IRegionService
{
    public void Serve(Operations served)
    {
        // Who may take a role on is the role's to say; the rest anybody may ask about itself.
        served.Guard(StsApi.Service, static (_, _) => { });
        new CallerIdentity(region.Partition).Serve(served);
        AuthorizationMessages.Serve(served);
        new Sessions(region, new IamRoles(region)).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
