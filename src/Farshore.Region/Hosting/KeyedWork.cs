using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>Work that goes on after its request was answered: one piece after the other for each key, different keys at once. Disposing
/// cancels what is under way; its record in the database says what is left to do.</summary>
public sealed partial class KeyedWork(ILogger log) : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly Dictionary<string, Task> last = new(StringComparer.Ordinal);
    readonly CancellationTokenSource ending = new();

    /// <summary>Runs work once all earlier work of this key has ended. The task completes when it has ended, well or not.</summary>
    public Task Run(string key, Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            var before = last.GetValueOrDefault(key, Task.CompletedTask);
            return last[key] = Task.Run(() => RunAfterAsync(before, key, work));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        Task[] left;
        lock (gate) left = [.. last.Values];
        await Task.WhenAll(left);
        ending.Dispose();
    }

    async Task RunAfterAsync(Task before, string key, Func<CancellationToken, Task> work)
    {
        await before;
        try
        {
            ending.Token.ThrowIfCancellationRequested();
            await work(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The next process takes it up.
        }
        catch (Exception failure)
        {
            LogFailure(failure, key);
        }
    }

    [LoggerMessage(LogLevel.Error, "Work on {Key} failed")]
    private partial void LogFailure(Exception failure, string key);
}
