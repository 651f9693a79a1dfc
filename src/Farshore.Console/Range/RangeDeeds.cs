using System.Collections.Concurrent;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Range;

/// <summary>Who does what to the range: one thing at a time to each region. Whoever comes second is told who was first.</summary>
sealed class RangeDeeds(LiveFeed feed, TimeProvider time)
{
    readonly ConcurrentDictionary<string, RangeDeed> underWay = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, RangeDeed> last = new(StringComparer.Ordinal);

    public IReadOnlyList<RangeDeed> UnderWay => [.. underWay.Values.OrderBy(deed => deed.At)];

    /// <summary>The newest that was done to a subject from here; null where nothing was.</summary>
    public RangeDeed? Last(string subject) => last.GetValueOrDefault(subject);

    /// <exception cref="ConsoleProblem">Somebody does something to the same subject now, or it cannot be done.</exception>
    public async Task DoAsync(string subject, string what, string by, Func<Task> act)
    {
        RangeDeed deed = new(subject, what, by, time.GetUtcNow());
        if (!underWay.TryAdd(subject, deed))
        {
            var first = underWay.GetValueOrDefault(subject);
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "Somebody was first", first is null
                ? $"Something was just done to {subject}."
                : $"{first.By} asked for '{first.What}' of {subject} at {first.At:HH:mm:ss} UTC, and it is not done yet.",
                "Wait until it is done, and look again.");
        }

        feed.Tell("range");
        try
        {
            await act();
            last[subject] = deed;
        }
        catch (RangeException refused)
        {
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "The range cannot do that", refused.Message, refused.Remedy);
        }
        finally
        {
            underWay.TryRemove(subject, out _);
            feed.Tell("range");
            // What a plan's pages say of its Regions is another thing now.
            feed.Tell("status");
        }
    }
}
