using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farshore.Region.Tests.Sns;

/// <summary>An http address of this computer that a topic can be brought to, with what came there.</summary>
public sealed class Listener : IDisposable
{
    readonly HttpListener http = new();
    readonly ConcurrentQueue<JsonNode> came = [];

    public Listener()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        http.Prefixes.Add(Url);
        http.Start();
        _ = ListenAsync();
    }

    public string Url { get; }

    /// <summary>What came so far, in order.</summary>
    public IReadOnlyList<JsonNode> Came => [.. came];

    /// <summary>The first that is like this, once it has come.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isIt)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if (came.FirstOrDefault(isIt) is { } found) return found;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"it did not come; what came: {string.Join('\n', came.Select(one => one.ToJsonString()))}");
    }

    public void Dispose() => http.Close();

    async Task ListenAsync()
    {
        while (http.IsListening)
        {
            try
            {
                var call = await http.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream);
                came.Enqueue(JsonNode.Parse(await reader.ReadToEndAsync())!);
                call.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or JsonException)
            {
                return;
            }
        }
    }
}
