using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Ec2.Machines;

/// <summary>What one instance finds at 169.254.169.254, in both versions: with a token that a PUT gave, and, where the instance allows
/// it, without. Spoken by hand, one request a connection: guests ask with tools like nc that close their side as soon as they have asked,
/// which Kestrel takes for leaving.</summary>
sealed class MetadataServer : IAsyncDisposable
{
    const int LongestRequest = 8192;
    const int LongestLife = 21600;
    const int MostConnections = 64;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);
    readonly CancellationTokenSource ending = new();
    readonly SemaphoreSlim places = new(MostConnections);
    readonly TcpListener listener;
    readonly Func<InstanceMetadata?> metadata;
    readonly Action asked;
    readonly TimeProvider time;
    readonly Task listening;

    MetadataServer(TcpListener listener, Func<InstanceMetadata?> metadata, Action asked, TimeProvider time)
    {
        (this.listener, this.metadata, this.asked, this.time) = (listener, metadata, asked, time);
        listening = ListenAsync();
    }

    /// <param name="address">The instance's own address, so that one instance cannot read another's.</param>
    /// <param name="port">Port at that address.</param>
    /// <param name="metadata">The instance's metadata now; null when it is gone.</param>
    /// <param name="asked">Called whenever the machine has asked for something: it is up, and its network works.</param>
    /// <param name="time">Clock that tokens expire by.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static MetadataServer Start(IPAddress address, int port, Func<InstanceMetadata?> metadata, Action asked, TimeProvider time)
    {
        var listener = new TcpListener(address, port);
        listener.Start();
        return new(listener, metadata, asked, time);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await listening;
        ending.Dispose();
    }

    async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await places.WaitAsync(ending.Token);
                var connection = await listener.AcceptSocketAsync(ending.Token);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The instance is gone, or the region is going.
        }
    }

    async Task ServeAsync(Socket connection)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        limit.CancelAfter(Patience);
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            if (await ReadAsync(stream, limit.Token) is not { } request) return;
            var (status, body) = Answer(request, metadata());
            var head = $"HTTP/1.1 {(int)status} {status}\r\nContent-Type: text/plain\r\n"
                + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), limit.Token);
            if (request.Method != "HEAD") await stream.WriteAsync(body, limit.Token);
            if (status == HttpStatusCode.OK) asked();
        }
        catch (Exception left) when (left is IOException or OperationCanceledException)
        {
            // The guest hung up or dawdled; it may ask again.
        }
        finally
        {
            places.Release();
        }
    }

    static async Task<Request?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestRequest];
        var length = 0;
        while (length < buffer.Length && await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                return Request.Parse(Encoding.ASCII.GetString(buffer, 0, end));
        }

        return null;
    }

    (HttpStatusCode Status, byte[] Body) Answer(Request request, InstanceMetadata? instance) => (request.Method, instance) switch
    {
        (_, null) => (HttpStatusCode.NotFound, []),
        ("PUT", _) =>
            request.Path == "/latest/api/token"
            ? GiveToken(request.Header("X-aws-ec2-metadata-token-ttl-seconds")) : (HttpStatusCode.NotFound, []),
        ("GET" or "HEAD", _) when !MayAsk(request.Header("X-aws-ec2-metadata-token"), instance.TokensRequired) =>
            (HttpStatusCode.Unauthorized, []),
        ("GET" or "HEAD", _) => instance.Find(request.Path) is { } found ? (HttpStatusCode.OK, found) : (HttpStatusCode.NotFound, []),
        _ => (HttpStatusCode.MethodNotAllowed, []),
    };

    (HttpStatusCode Status, byte[] Body) GiveToken(string? life)
    {
        if (!int.TryParse(life, out var seconds) || seconds is < 1 or > LongestLife) return (HttpStatusCode.BadRequest, []);
        foreach (var (old, end) in tokens) if (end < time.GetUtcNow()) tokens.TryRemove(old, out _);
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(40));
        tokens[token] = time.GetUtcNow().AddSeconds(seconds);
        return (HttpStatusCode.OK, Encoding.ASCII.GetBytes(token));
    }

    bool MayAsk(string? token, bool required) =>
        string.IsNullOrEmpty(token) ? !required : tokens.TryGetValue(token, out var end) && end >= time.GetUtcNow();

    sealed record Request(string Method, string Path, string[] Headers)
    {
        public static Request? Parse(string head)
        {
            var lines = head.Split("\r\n");
            return lines[0].Split(' ') is [var method, var path, ..] ? new(method, path.Split('?')[0], lines[1..]) : null;
        }

        public string? Header(string name) =>
            Headers.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }
}
