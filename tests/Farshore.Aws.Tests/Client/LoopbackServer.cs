using System.Net;
using Farshore.Aws.Protocols;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Farshore.Aws.Tests.Client;

/// <summary>A real HTTP server on a free loopback port that answers as it is told and remembers what it was asked.</summary>
sealed class LoopbackServer : IAsyncDisposable
{
    readonly WebApplication app;

    LoopbackServer(WebApplication app) => this.app = app;

    public Uri Endpoint { get; private set; } = null!;

    public List<WireRequest> Requests { get; } = [];

    public static async Task<LoopbackServer> StartAsync(Func<WireRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        LoopbackServer server = new(builder.Build());
        server.app.Run(context =>
        {
            var request = Read(context);
            lock (server.Requests) server.Requests.Add(request);
            return answer(request, context);
        });
        await server.app.StartAsync();
        server.Endpoint = new(server.app.Urls.First());
        return server;
    }

    /// <summary>A server that answers each request with the next of these, and the last for ever.</summary>
    public static Task<LoopbackServer> StartAsync(params (int Status, string Body)[] answers)
    {
        var next = -1;
        return StartAsync(async (_, context) =>
        {
            var (status, body) = answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
            context.Response.StatusCode = status;
            context.Response.Headers["x-amzn-RequestId"] = "request-1";
            await context.Response.WriteAsync(body);
        });
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    static WireRequest Read(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        WireRequest request = new(context.Request.Method, target[0])
        {
            Query = [.. context.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))],
            Content = context.Request.Body,
        };
        foreach (var (name, value) in context.Request.Headers) request.Headers[name] = value.ToString();
        return request;
    }
}
