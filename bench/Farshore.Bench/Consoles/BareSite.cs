using System.Collections.Concurrent;
using System.Net;
using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Farshore.Bench.Consoles;

/// <summary>The peer: Kestrel that gives bytes from memory by their path, and a stream of whatever is told. It reads nothing, knows nobody
/// and decides nothing.</summary>
sealed class BareSite : IAsyncDisposable
{
    readonly WebApplication web;
    readonly ConcurrentDictionary<string, byte[]> answers = new(StringComparer.Ordinal);
    readonly Channel<string> told = Channel.CreateUnbounded<string>();

    BareSite(WebApplication web) => this.web = web;

    Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<BareSite> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var web = builder.Build();
        var site = new BareSite(web);
        web.Run(site.AnswerAsync);
        await web.StartAsync();
        return site;
    }

    /// <summary>Somebody who asks it for the same.</summary>
    public Visitor Visitor(IReadOnlyDictionary<string, byte[]> same)
    {
        foreach (var (path, bytes) in same) answers[path] = bytes;
        return new(new HttpClient { BaseAddress = Address }, new());
    }

    public void Tell(string text) => told.Writer.TryWrite(text);

    public ValueTask DisposeAsync()
    {
        told.Writer.TryComplete();
        return web.DisposeAsync();
    }

    Task AnswerAsync(HttpContext context) => context.Request.Path == "/events"
        ? SseFormatter.WriteAsync(EventsAsync(), context.Response.Body, context.RequestAborted)
        : context.Response.Body.WriteAsync(answers[context.Request.Path + context.Request.QueryString]).AsTask();

    async IAsyncEnumerable<SseItem<string>> EventsAsync()
    {
        yield return new("", "beat");
        await foreach (var text in told.Reader.ReadAllAsync()) yield return new(text, "run");
    }
}
