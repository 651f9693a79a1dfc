using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;

namespace Farshore.Region.Tests.S3.Replication;

/// <summary>A region's database with versions that wait, no region around it.</summary>
sealed class QueueScene : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-queue-").FullName;

    public QueueScene() => Open();

    public DateTimeOffset Now { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Database Database { get; private set; } = null!;

    public ReplicationQueue Queue { get; private set; } = null!;

    public static string Name(ReplicationTask task) => task.Key + VersionNumber(task.VersionId);

    public Task WriteAsync(string key, int version, params string[] destinations) => Database.WriteAsync(connection =>
    {
        VersionTable.Insert(connection, new()
        {
            Bucket = "near", Key = key, Sequence = version, VersionId = IdOf(version), LastModified = Now, ReplicationStatus = "PENDING",
        });
        foreach (var destination in destinations)
        {
            ReplicationQueue.Add(connection,
                new("near", key, IdOf(version), destination) { Size = 10, QueuedAt = Now });
        }
    }, default);

    public string? StatusOf(string key, int version) =>
        Database.Read(connection => VersionTable.Find(connection, "near", key, IdOf(version)))?.ReplicationStatus;

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    void Open()
    {
        Database = Database.Open(Path.Combine(folder, "region.db"));
        Schema.Define(Database);
        Queue = new(Database);
    }

    static string IdOf(int version) => $"version {version}";

    static string VersionNumber(string id) => id["version ".Length..];
}
