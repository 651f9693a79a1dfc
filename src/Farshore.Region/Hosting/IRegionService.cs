namespace Farshore.Region.Hosting;

/// <summary>One AWS service of a region: what it answers, and what it does by itself.</summary>
public interface IRegionService : IAsyncDisposable
{
    /// <summary>Binds the service's operations to their handlers.</summary>
    void Serve(Operations served);

    /// <summary>Takes up what an earlier process left unfinished (jobs, machines, servers) and starts background work. Returns when the
    /// service may be called; work goes on until <see cref="IAsyncDisposable.DisposeAsync"/>.</summary>
    Task StartAsync(CancellationToken cancellationToken);
}
