using Farshore.Region.Hosting;

namespace Farshore.Region.ServiceQuotas;

/// <summary>Service Quotas of a local region; EC2 and RDS ask it before they make things.</summary>
public sealed class ServiceQuotasService(RegionContext region) : IRegionService
{
    public void Serve(Operations served)
    {
        var quotas = new Quotas(region.Database);
        var values = new QuotaValues(region, quotas);
        values.Serve(served);
        new QuotaRequests(region, quotas, values).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
