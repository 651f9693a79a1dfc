using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Events;

/// <summary>Where events are sent: each webhook with a courier of its own, so that one that does not answer delays no other and no
/// write.</summary>
sealed class Webhooks(RegionContext region) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly Dictionary<(string Bucket, string Url), WebhookCourier> couriers = [];

    // No proxies, no cookies, no going where an answer points to.
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public void Start()
    {
        foreach (var webhook in List()) Send(webhook);
    }

    public IReadOnlyList<Webhook> List() => region.Database.Read(connection =>
    {
        using var row = connection.Statement("SELECT bucket, url, cursor FROM s3_webhooks ORDER BY bucket, url").ExecuteReader();
        List<Webhook> all = [];
        while (row.Read()) all.Add(new(row.GetString(0), row.GetString(1), row.GetInt64(2)));
        return all;
    });

    /// <summary>Sends what happens from now on; an older one of the same address goes on from where it is.</summary>
    public async Task AddAsync(string bucket, string url, CancellationToken cancellationToken)
    {
        await region.Database.WriteAsync(connection => connection.Run(
            "INSERT INTO s3_webhooks (bucket, url, cursor) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            bucket, url, EventTable.Newest(connection)), cancellationToken);
        if (List().FirstOrDefault(one => one.Bucket == bucket && one.Url == url) is { } webhook) Send(webhook);
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string bucket, string url, CancellationToken cancellationToken)
    {
        var removed = await region.Database.WriteAsync(connection => connection.Run(
            "DELETE FROM s3_webhooks WHERE bucket = $1 AND url = $2", bucket, url), cancellationToken);
        WebhookCourier? courier;
        lock (gate) couriers.Remove((bucket, url), out courier);
        if (courier is not null) await courier.DisposeAsync();
        return removed > 0;
    }

    /// <summary>In the transaction that deletes a bucket. Its couriers find nothing more to do.</summary>
    public void Forget(SqliteConnection transaction, string bucket) =>
        transaction.Run("DELETE FROM s3_webhooks WHERE bucket = $1", bucket);

    public async ValueTask DisposeAsync()
    {
        WebhookCourier[] all;
        lock (gate) all = [.. couriers.Values];
        foreach (var courier in all) await courier.DisposeAsync();
        http.Dispose();
    }

    void Send(Webhook webhook)
    {
        lock (gate)
        {
            if (couriers.TryGetValue((webhook.Bucket, webhook.Url), out var older) && older.IsAtWork) return;
            couriers[(webhook.Bucket, webhook.Url)] = new(region, http, webhook);
        }
    }
}
