using Farshore.Region.Hosting;

namespace Farshore.Region.Rds.Postgres;

/// <summary>The servers of a region: where each one's files are, with which programs and as whom it runs. What the machine offers is found
/// out once, when first asked for.</summary>
public sealed class PostgresServers(RegionContext region) : IDisposable
{
    readonly SemaphoreSlim finding = new(1);
    Found? found;

    string Folder => Path.Combine(region.Folder, "rds");

    /// <exception cref="Aws.AwsException">The machine has no PostgreSQL.</exception>
    public async Task<PostgresInstallation> InstallationAsync(CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken)).Installation;

    /// <exception cref="Aws.AwsException">The machine has no PostgreSQL.</exception>
    public async Task<PostgresParameters> ParametersAsync(CancellationToken cancellationToken) =>
        (await FindAsync(cancellationToken)).Parameters;

    /// <summary>The server of an instance, running or not.</summary>
    public async Task<PostgresServer> OfAsync(string resourceId, CancellationToken cancellationToken)
    {
        var machine = await FindAsync(cancellationToken);
        return new(region.Folder, $"rds-{resourceId}", FolderOf(resourceId), machine.Installation.Program("postgres"), machine.Identity,
            region.Time);
    }

    /// <summary>Gives an instance an empty database.</summary>
    public async Task FillEmptyAsync(string resourceId, CancellationToken cancellationToken)
    {
        var machine = await FindAsync(cancellationToken);
        var data = await PrepareAsync(resourceId, cancellationToken);
        await machine.Template.CopyToAsync(data, machine.Identity, cancellationToken);
    }

    /// <summary>Gives an instance the data folder that <paramref name="fill"/> makes of a backup. It is not brought to disk here: a server
    /// that recovers does that itself before it begins.</summary>
    public async Task FillAsync(string resourceId, Func<string, Task> fill, CancellationToken cancellationToken)
    {
        var machine = await FindAsync(cancellationToken);
        var data = await PrepareAsync(resourceId, cancellationToken);
        await fill(data);
        await machine.Identity.OwnAsync(data, cancellationToken);
    }

    /// <summary>Takes an instance's files away, including a half-made folder.</summary>
    public void Remove(string resourceId)
    {
        if (Directory.Exists(FolderOf(resourceId))) Directory.Delete(FolderOf(resourceId), recursive: true);
    }

    async Task<string> PrepareAsync(string resourceId, CancellationToken cancellationToken)
    {
        Remove(resourceId);
        Directory.CreateDirectory(FolderOf(resourceId));
        await (await FindAsync(cancellationToken)).Identity.OwnAsync(FolderOf(resourceId), cancellationToken);
        return Path.Combine(FolderOf(resourceId), "data");
    }

    public void Dispose()
    {
        finding.Dispose();
        found?.Template.Dispose();
    }

    string FolderOf(string resourceId) => Path.Combine(Folder, resourceId);

    async Task<Found> FindAsync(CancellationToken cancellationToken)
    {
        if (found is not null) return found;
        await finding.WaitAsync(cancellationToken);
        try
        {
            if (found is not null) return found;
            Directory.CreateDirectory(Folder);
            var installation = await PostgresInstallation.FindAsync(cancellationToken) ?? throw PostgresInstallation.Missing();
            var identity = await ServerIdentity.FindAsync(Folder, cancellationToken);
            var parameters = await PostgresParameters.ReadAsync(installation, cancellationToken);
            return found = new(installation, identity, parameters, new(Folder, installation));
        }
        finally
        {
            finding.Release();
        }
    }

    sealed record Found(
        PostgresInstallation Installation, ServerIdentity Identity, PostgresParameters Parameters, PostgresTemplate Template);
}
