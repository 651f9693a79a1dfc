using System.Threading.Channels;

namespace Farshore.Console.Live;

/// <summary>One page's ear: hears what changes until it is disposed of, which it may be while it waits, so that a stream that has said all
/// can end.</summary>
sealed class LiveListener(ChannelReader<LiveNews> news, Action leave) : IDisposable
{
    public async Task<LiveNews> NextAsync(CancellationToken cancellationToken) => await news.ReadAsync(cancellationToken);

    public void Dispose() => leave();
}
