using System.Net;
using Farshore.Recovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Console;

/// <summary>The web console, on loopback: what runs have done and what they proved. It reads and changes nothing.</summary>
public sealed class ConsoleHost : IAsyncDisposable
{
    readonly WebApplication web;
    readonly LoginLink login;

    ConsoleHost(WebApplication web, LoginLink login) => (this.web, this.login) = (web, login);

    /// <summary>Opens the session of the browser that follows it; it works once.</summary>
    public Uri Link => login.On(new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));

    /// <param name="engine">Whose runs are shown; it outlives the host.</param>
    /// <param name="port">Port on 127.0.0.1; 0 takes a free one.</param>
    /// <param name="cancellationToken">Stops the starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ConsoleHost> StartAsync(RecoveryEngine engine, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var web = builder.Build();
        var login = new LoginLink();
        web.Use(Guard.AddHeaders);
        web.Use(login.Admit);
        RunPages.Map(web, engine);
        await web.StartAsync(cancellationToken);
        return new(web, login);
    }

    /// <summary>Completes when the host is asked to end.</summary>
    public Task RunUntilStoppedAsync(CancellationToken cancellationToken) => web.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
