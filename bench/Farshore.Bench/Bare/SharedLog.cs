using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Bench.Bare;

/// <summary>Small bodies one after the other in one file; as many as have gathered are written and synced together.</summary>
sealed class SharedLog : IAsyncDisposable
{
    readonly SafeFileHandle file;
    readonly ConcurrentDictionary<string, (long Offset, int Length)> places = new(StringComparer.Ordinal);
    readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    readonly Task writing;
    long end;

    public SharedLog(string path)
    {
        file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
        writing = Task.Run(WriteAsync);
    }

    public async Task PutAsync(HttpContext http)
    {
        var body = new byte[(int)http.Request.ContentLength!.Value];
        await http.Request.Body.ReadExactlyAsync(body);
        var waiting = new Waiting(http.Request.Path, body);
        queue.Writer.TryWrite(waiting);
        await waiting.Written.Task;
        http.Response.ContentLength = 0;
    }

    public async Task GetAsync(HttpContext http)
    {
        if (!places.TryGetValue(http.Request.Path, out var place))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var body = new byte[place.Length];
        RandomAccess.Read(file, body, place.Offset);
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await writing;
        file.Dispose();
    }

    async Task WriteAsync()
    {
        List<Waiting> batch = [];
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 512 && queue.Reader.TryRead(out var waiting)) batch.Add(waiting);
            var start = end;
            RandomAccess.Write(file, [.. batch.Select(static waiting => (ReadOnlyMemory<byte>)waiting.Body)], start);
            RandomAccess.FlushToDisk(file);
            foreach (var waiting in batch)
            {
                places[waiting.Path] = (end, waiting.Body.Length);
                end += waiting.Body.Length;
            }

            foreach (var waiting in batch) waiting.Written.SetResult();
        }
    }

    sealed record Waiting(string Path, byte[] Body)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
