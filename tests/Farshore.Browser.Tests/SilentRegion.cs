using System.Net;
using System.Net.Sockets;

namespace Farshore.Browser.Tests;

/// <summary>Where a Region should be, and nothing is heard: it takes calls, and does not answer one.</summary>
sealed class SilentRegion : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentRegion() => listener.Start(backlog: 512);

    public string Endpoint => $"http://{listener.LocalEndpoint}";

    /// <summary>An address where nobody listens at all.</summary>
    public static string Closed()
    {
        using var once = new SilentRegion();
        return once.Endpoint;
    }

    public void Dispose() => listener.Dispose();
}
