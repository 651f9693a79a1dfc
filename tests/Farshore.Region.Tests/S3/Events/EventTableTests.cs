using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;

namespace Farshore.Region.Tests.S3.Events;

public sealed class EventTableTests : IAsyncDisposable
{
    const int Written = EventTable.MostKept + 1024;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-events-");
    readonly Database database;

    public EventTableTests()
    {
        database = Database.Open(Path.Combine(folder.FullName, "region.db"));
        database.Define(EventTable.Schema);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Old_events_go_once_they_were_delivered()
    {
        await FillAsync();

        Assert.InRange(Oldest(), Written - EventTable.MostKept - 255, Written - EventTable.MostKept + 1);
    }

    [Fact]
    public async Task What_a_webhook_has_not_seen_stays()
    {
        await database.WriteAsync(
            connection => connection.Run("INSERT INTO s3_webhooks (bucket, url, cursor) VALUES ('b', 'http://127.0.0.1/', 40)"), default);

        await FillAsync();

        Assert.Equal(41, Oldest());
    }

    long Oldest() => database.Read(connection => EventTable.After(connection, null, 0, 1)).Single().Id;

    Task FillAsync() => database.WriteAsync(connection =>
    {
        for (var number = 0; number < Written; number++)
        {
            EventTable.Add(connection, new()
            {
                Bucket = "b", Owner = "000000000000", Event =
                    new("s3:ObjectCreated:Put", $"{number}", null, 1, "e", DateTimeOffset.UnixEpoch),
            });
        }
    }, default);
}
