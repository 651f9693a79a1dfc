using System.Net;
using System.Net.Sockets;
using System.Text;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Hosting.Faults;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Storage.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting;

/// <summary>A local region, running: its folder, its database, its services and the port they answer on.</summary>
public sealed class RegionHost : IAsyncDisposable
{
    // So much of an answer may be on its way to a slow reader while the rest is being decrypted.
    const int ResponseBuffer = 1024 * 1024;

    static readonly TimeSpan MostWaitingForRequests = TimeSpan.FromSeconds(5);

    readonly TaskCompletionSource<RequestPipeline> pipeline = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly RegionSettings settings;
    OpenedRegion? opened;
    WebApplication? web;

    RegionHost(RegionSettings settings) => this.settings = settings;

    /// <summary>What the region's services stand on.</summary>
    public RegionContext Context => opened!.Context;

    /// <summary>The region's address, e.g. <c>http://127.0.0.1:4566</c>.</summary>
    public Uri Endpoint => Context.Endpoint;

    /// <summary>Everything it answers, for the test that holds the documentation against it.</summary>
    internal IReadOnlyList<Served> Served { get; private set; } = [];

    /// <summary>One of its services, for tests of what is not said over HTTP.</summary>
    internal T Service<T>() where T : IRegionService => opened!.Services.OfType<T>().Single();

    /// <summary>Opens the region's folder, making it where it is missing, takes up unfinished work, and answers.</summary>
    /// <exception cref="RegionException">The folder or the port is taken.</exception>
    public static async Task<RegionHost> StartAsync(RegionSettings settings, CancellationToken cancellationToken)
    {
        var host = new RegionHost(settings);
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets requests under way end, then stops the services and closes what they stand on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (web is not null) await StopAsync(web);
        if (opened is null) return;
        await opened.Registry.PutAsync(settings.Name, new(Endpoint, null), CancellationToken.None);
        await opened.DisposeAsync();
    }

    static async Task StopAsync(WebApplication web)
    {
        using var patience = new CancellationTokenSource(MostWaitingForRequests);
        try
        {
            await web.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever has not ended by now is cut off by what follows.
        }

        await web.DisposeAsync();
    }

    async Task StartAsync(CancellationToken cancellationToken)
    {
        opened = await OpenedRegion.OpenAsync(settings, region => ListenAsync(region, cancellationToken), cancellationToken);
        var served = new Operations();
        foreach (var service in opened.Services) service.Serve(served);
        new CheckOperation(Context, opened.Services).Serve(served);
        new ClockOperations(Context, new(settings.LocalFolder, settings.Time), opened.Services).Serve(served);
        foreach (var service in opened.Services) await service.StartAsync(cancellationToken);
        new FaultOperations(Context, opened.Faults, served).Serve(served);
        Served = served.All;
        pipeline.SetResult(new(Context, served, new FaultStep(Context, opened.Faults).InvokeAsync));
        await opened.Registry.PutAsync(settings.Name, new(Endpoint, Environment.ProcessId), cancellationToken);
    }

    /// <summary>Binds the port first: everything else is told the address. Requests wait until there is somebody to answer.</summary>
    async Task<Uri> ListenAsync(OpenedRegion region, CancellationToken cancellationToken)
    {
        var former = region.Registry.Find(settings.Name)?.Endpoint.Port;
        foreach (var port in settings.Port is { } asked ? [asked] : former is { } again ? new[] { again, 0 } : [0])
        {
            var candidate = Build(port, region.Log);
            try
            {
                await candidate.StartAsync(cancellationToken);
                web = candidate;
                var features = candidate.Services.GetRequiredService<IServer>().Features;
                return new(features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException)
            {
                await candidate.DisposeAsync();
                if (settings.Port is not null)
                    throw new RegionException(
                        $"port {port} on 127.0.0.1 is in use; give region {settings.Name} another with --port, or none", taken);
            }
        }

        throw new RegionException($"no port on 127.0.0.1 is free for region {settings.Name}");
    }

    WebApplication Build(int port, RegionLogFile log)
    {
        // Empty: settings files, variables and signals are the caller's business.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        // Requests are logged by the pipeline; hosting would make an activity of each.
        builder.Logging.AddProvider(log).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = HeaderEncoding;
            kestrel.Limits.MaxRequestBodySize = null; // Objects may be of any size; other bodies are bounded where they are buffered.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxResponseBufferSize = ResponseBuffer;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderLimit.MostRead;
            kestrel.Limits.MaxRequestHeaderCount = HeaderLimit.MostCounted;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    // What clients gave with an object comes back as it came, ASCII or not: file names in Content-Disposition, metadata.
    static Encoding? HeaderEncoding(string name) =>
        name is "Content-Disposition" or "Content-Type" or "Content-Encoding" or "Content-Language"
            or "Cache-Control" or "Expires" or "Location" || name.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase)
                || name is "x-amz-website-redirect-location" ? Encoding.UTF8 : null;

    async Task AnswerAsync(HttpContext http) => await (await pipeline.Task.WaitAsync(http.RequestAborted)).InvokeAsync(http);

    /// <summary>Leaves SIGTERM and Ctrl-C to the program around the region.</summary>
    sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
