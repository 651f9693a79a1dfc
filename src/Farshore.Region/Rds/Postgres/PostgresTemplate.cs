using Farshore.Region.Storage;

namespace Farshore.Region.Rds.Postgres;

/// <summary>A freshly initialised data folder, made once for a version and copied for each new instance.</summary>
public sealed class PostgresTemplate(string folder, PostgresInstallation installation) : IDisposable
{
    readonly SemaphoreSlim making = new(1);

    string Data => Path.Combine(folder, $"template-{installation.Version}");

    /// <summary>Fills a folder that does not exist yet.</summary>
    public async Task CopyToAsync(string data, ServerIdentity identity, CancellationToken cancellationToken)
    {
        await making.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(Data)) await MakeAsync(identity, cancellationToken);
        }
        finally
        {
            making.Release();
        }

        CopyFolder(Data, data);
        await SyncAsync(data, identity, cancellationToken);
    }

    /// <summary>Returns when every file of a data folder is on disk.</summary>
    async Task SyncAsync(string data, ServerIdentity identity, CancellationToken cancellationToken)
    {
        await identity.OwnAsync(data, cancellationToken);
        var synced = await ShortProgram.RunAsync(
            [.. identity.Prefix, installation.Program("initdb"), "--sync-only", "--pgdata", data], cancellationToken);
        if (!synced.Succeeded) throw new IOException($"{data} could not be brought to disk: {synced.Complaint.Trim()}");
    }

    public void Dispose() => making.Dispose();

    async Task MakeAsync(ServerIdentity identity, CancellationToken cancellationToken)
    {
        var partial = Data + ".partial";
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial, OwnerOnly);
        await identity.OwnAsync(partial, cancellationToken);
        var made = await ShortProgram.RunAsync(
            [
                .. identity.Prefix, installation.Program("initdb"), "--pgdata", partial, "--username", ServerSettings.Superuser,
                    "--data-checksums",
                "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions",
            ], cancellationToken);
        if (!made.Succeeded) throw new InvalidOperationException($"initdb could not make {partial}: {made.Complaint.Trim()}");
        Directory.Move(partial, Data);
        DurableFiles.SyncFolder(folder);
    }

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target, OwnerOnly);
        foreach (var file in new DirectoryInfo(source).EnumerateFiles()) file.CopyTo(Path.Combine(target, file.Name));
        foreach (var folder in new DirectoryInfo(source).EnumerateDirectories())
            CopyFolder(folder.FullName, Path.Combine(target, folder.Name));
    }
}
