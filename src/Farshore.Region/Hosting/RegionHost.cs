using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Blocks;
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
    readonly TaskCompletionSource<RequestPipeline> pipeline = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<IRegionService> services = [];
    readonly RegionSettings settings;
    readonly RegionRegistry registry;
    readonly RegionLock held;
    readonly RegionLogFile log;
    Database? database;
    Partition? partition;
    AwsClients? clients;
    WebApplication? web;
    RegionContext? context;

    RegionHost(RegionSettings settings)
    {
        this.settings = settings;
        held = RegionLock.Take(settings.Folder, settings.Name);
        log = new(Path.Combine(settings.Folder, "region.log"), settings.Time);
        registry = new(settings.LocalFolder, settings.Time);
    }

    /// <summary>What the region's services stand on.</summary>
    public RegionContext Context => context!;

    /// <summary>The region's address, e.g. <c>http://127.0.0.1:4566</c>.</summary>
    public Uri Endpoint => Context.Endpoint;

    /// <summary>Opens the region's folder, making it where it is missing, takes up unfinished work, and answers.</summary>
    /// <exception cref="RegionException">The folder or the port is taken.</exception>
    public static async Task<RegionHost> StartAsync(RegionSettings settings, CancellationToken cancellationToken)
    {
        var host = new RegionHost(settings);
        try
        {
            await host.OpenAsync(cancellationToken);
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
        if (web is not null) await web.DisposeAsync();
        foreach (var service in Enumerable.Reverse(services)) await service.DisposeAsync();
        if (context is not null) await registry.PutAsync(settings.Name, new(Endpoint, null), CancellationToken.None);
        clients?.Dispose();
        if (database is not null) await database.DisposeAsync();
        if (partition is not null) await partition.DisposeAsync();
        await log.DisposeAsync();
        held.Dispose();
    }

    async Task OpenAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(settings.Folder, "region.db");
        PrivateFiles.Ensure(path);
        database = Database.Open(path);
        partition = await Partition.OpenAsync(settings.LocalFolder, cancellationToken);
        var endpoint = await ListenAsync(cancellationToken);

        var logs = LoggerFactory.Create(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Information));
        var peers = new PeerRegions(registry, Connection());
        context = new(settings.Name, Partition.Account, settings.Folder, endpoint, database, settings.Time, logs)
        {
            Partition = partition,
            Peers = peers,
            Blocks = new(Path.Combine(settings.Folder, "blocks"), database, settings.Time, peers.For),
        };

        var served = new Operations();
        foreach (var service in RegionServices.Of(context))
        {
            services.Add(service);
            service.Serve(served);
        }

        foreach (var service in services) await service.StartAsync(cancellationToken);
        pipeline.SetResult(new(context, served));
        await registry.PutAsync(settings.Name, new(endpoint, Environment.ProcessId), cancellationToken);
    }

    /// <summary>Regions use a key of their own with each other, and nothing of the user's environment may change how.</summary>
    Func<string, Uri, IAwsClient> Connection()
    {
        clients = new(settings.Time, static _ => null);
        var credentials = new BasicAWSCredentials(partition!.PeerKey.Id, partition.PeerKey.Secret);
        return (region, address) => clients.For(new(region) { Endpoint = address, Credentials = credentials });
    }

    /// <summary>Binds the port first: everything else is told the address. Requests wait until there is somebody to answer.</summary>
    async Task<Uri> ListenAsync(CancellationToken cancellationToken)
    {
        var former = registry.Find(settings.Name)?.Endpoint.Port;
        foreach (var port in settings.Port is { } asked ? [asked] : former is { } again ? new[] { again, 0 } : [0])
        {
            var candidate = Build(port);
            try
            {
                await candidate.StartAsync(cancellationToken);
                web = candidate;
                return new(candidate.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException)
            {
                await candidate.DisposeAsync();
                if (settings.Port is not null)
                    throw new RegionException($"port {port} on 127.0.0.1 is in use; give region {settings.Name} another with --port, or none", taken);
            }
        }

        throw new RegionException($"no port on 127.0.0.1 is free for region {settings.Name}");
    }

    WebApplication Build(int port)
    {
        // Empty: settings files, variables and signals are the caller's business.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Logging.AddProvider(log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // Objects may be of any size; other bodies are bounded where they are buffered.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    async Task AnswerAsync(HttpContext http) => await (await pipeline.Task.WaitAsync(http.RequestAborted)).InvokeAsync(http);

    /// <summary>Leaves SIGTERM and Ctrl-C to the program around the region.</summary>
    sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
