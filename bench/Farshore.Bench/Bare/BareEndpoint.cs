using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Farshore.Bench.Bare;

/// <summary>The peer: Kestrel and a disk, and nothing else. It takes the same bytes with the same discipline (a body is on disk before it
/// is answered, small ones share an fsync) and gives them back; it verifies, hashes, versions, encrypts and records nothing.</summary>
static class BareEndpoint
{
    const int MostSmall = 64 * 1024;

    public static async Task<int> ServeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var small = new SharedLog(Path.Combine(folder, "small"));
        var large = new LargeFiles(folder);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
        });
        await using var app = builder.Build();
        app.Run(http => http.Request.Method == "PUT"
            ? http.Request.ContentLength <= MostSmall ? small.PutAsync(http) : large.PutAsync(http)
            : large.Has(http.Request.Path) ? large.GetAsync(http) : small.GetAsync(http));
        await app.StartAsync();
        System.Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        // Whoever started it closes its standard input.
        await System.Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
