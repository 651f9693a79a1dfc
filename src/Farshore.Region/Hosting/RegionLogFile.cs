using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>The region's log: a line per event, in <c>region.log</c>, with one older file behind it so that it never outgrows the
/// disk.</summary>
public sealed class RegionLogFile : ILoggerProvider, IAsyncDisposable
{
    const long MostBytes = 32 * 1024 * 1024;

    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    readonly string path;
    readonly TimeProvider time;
    readonly Channel<string> lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(8192) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
    readonly Task writing;

    public RegionLogFile(string path, TimeProvider time)
    {
        (this.path, this.time) = (path, time);
        writing = Task.Run(WriteAsync);
    }

    public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

    /// <summary>Takes no more lines; those taken are still being written.</summary>
    public void Dispose() => lines.Writer.TryComplete();

    /// <summary>Returns when every line taken is in the file, or the disk refused it.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task WriteAsync()
    {
        var file = Open();
        try
        {
            while (await lines.Reader.WaitToReadAsync())
            {
                // A line a request would be a wake-up a request; they are written as they gather.
                await Task.WhenAny(Task.Delay(Gathering, time), lines.Reader.Completion);
                while (lines.Reader.TryRead(out var line)) await file.WriteLineAsync(line);
                await file.FlushAsync();
                if (file.BaseStream.Length < MostBytes) continue;
                await file.DisposeAsync();
                File.Move(path, path + ".1", overwrite: true);
                file = Open();
            }
        }
        finally
        {
            await file.DisposeAsync();
        }
    }

    StreamWriter Open() => new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false));

    sealed class Log(RegionLogFile file, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= (category.StartsWith("Microsoft.", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information);

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var line = $"{file.time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {logLevel,-11} {category} {formatter(state, exception)}";
            file.lines.Writer.TryWrite(exception is null ? line : $"{line}\n{exception}");
        }
    }
}
