using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>QEMU's control protocol over its socket: commands and answers as lines of JSON, with events in between.</summary>
sealed class Qmp : IAsyncDisposable
{
    readonly Socket socket;
    readonly StreamReader reader;
    readonly SemaphoreSlim writing = new(1);
    readonly ConcurrentDictionary<long, TaskCompletionSource<JsonNode?>> asked = new();
    readonly List<(Func<string, JsonNode?, bool> Matches, TaskCompletionSource<JsonNode?> Seen)> awaited = [];
    readonly Task reading;
    long number;

    Qmp(Socket socket, StreamReader reader)
    {
        (this.socket, this.reader) = (socket, reader);
        reading = ReadLoopAsync();
    }

    /// <summary>Completes when the connection is closed, by either side.</summary>
    public Task Closed => reading;

    /// <summary>Whether the guest has powered itself off.</summary>
    public bool GuestShutDown { get; private set; }

    /// <exception cref="SocketException">Nobody listens there (yet).</exception>
    public static async Task<Qmp> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            var reader = new StreamReader(new NetworkStream(socket));
            // The greeting; it comes only once QEMU has done with an earlier client.
            if (await reader.ReadLineAsync(cancellationToken) is null) throw new QmpException($"{path} was closed before the greeting");
            var connection = new Qmp(socket, reader);
            await connection.ExecuteAsync("qmp_capabilities", null, cancellationToken);
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="QmpException">QEMU refused the command or is gone.</exception>
    public async Task<JsonNode?> ExecuteAsync(string command, JsonObject? arguments, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref number);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = answer;
        var message = new JsonObject { ["execute"] = command, ["id"] = id };
        if (arguments is not null) message["arguments"] = arguments;
        await writing.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + "\n"), cancellationToken);
        }
        catch (SocketException gone)
        {
            asked.TryRemove(id, out _);
            throw new QmpException($"{command}: the machine is gone ({gone.Message})");
        }
        finally
        {
            writing.Release();
        }

        if (reading.IsCompleted) answer.TrySetException(new QmpException($"{command}: the machine is gone"));
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for an event; ask before the command that brings it about.</summary>
    public Task<JsonNode?> WhenAsync(Func<string, JsonNode?, bool> matches)
    {
        var seen = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (awaited) awaited.Add((matches, seen));
        return seen.Task;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await reading;
        reader.Dispose();
        writing.Dispose();
    }

    async Task ReadLoopAsync()
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line) Take(JsonNode.Parse(line)!.AsObject());
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or SocketException or JsonException)
        {
            // The machine or this process is ending; whoever waits is told below.
        }

        var gone = new QmpException("the machine is gone");
        foreach (var answer in asked.Values) answer.TrySetException(gone);
        lock (awaited) foreach (var (_, seen) in awaited) seen.TrySetException(gone);
    }

    void Take(JsonObject message)
    {
        if ((string?)message["event"] is { } name)
        {
            var data = message["data"];
            if (name == "SHUTDOWN" && (bool?)data?["guest"] == true) GuestShutDown = true;
            lock (awaited)
            {
                foreach (var (_, seen) in awaited.Where(waiting => waiting.Matches(name, data)).ToList()) seen.TrySetResult(
                    data?.DeepClone());
                awaited.RemoveAll(waiting => waiting.Seen.Task.IsCompleted);
            }
        }
        else if ((long?)message["id"] is { } id && asked.TryRemove(id, out var answer))
        {
            if (message["error"] is { } error) answer.TrySetException(new QmpException((string?)error["desc"] ?? error.ToJsonString()));
            else answer.TrySetResult(message["return"]?.DeepClone());
        }
    }
}
