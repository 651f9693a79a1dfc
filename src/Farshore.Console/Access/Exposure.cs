using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Farshore.Console.Access;

/// <summary>Where the console listens: on this machine for anybody who has the link; for other machines only by TLS, and with a token, so
/// that nothing travels that can be read on the way.</summary>
static class Exposure
{
    const int LargestAsk = 4 << 20;

    public static void Check(ConsoleSetup setup)
    {
        if (IPAddress.IsLoopback(setup.Address) || setup is { Certificate: not null, Token: not null }) return;
        throw new ConsoleSetupException($"on {setup.Address} other machines can reach the console: that needs a certificate (--certificate "
            + "FILE, with --certificate-key FILE where it is PEM) and a token (--token-file FILE). Without them it listens on 127.0.0.1; "
            + "from elsewhere, ssh -L brings you there");
    }

    public static void Listen(KestrelServerOptions kestrel, ConsoleSetup setup)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestAsk;
        kestrel.Listen(setup.Address, setup.Port, endpoint =>
        {
            if (setup.Certificate is not { } certificate) return;
            endpoint.UseHttps(tls =>
            {
                tls.ServerCertificate = certificate.Own;
                tls.ServerCertificateChain = certificate.Chain;
            });
        });
    }

    /// <summary>As people type it.</summary>
    /// <param name="setup">Where it was asked to listen.</param>
    /// <param name="bound">Where it does.</param>
    public static Uri Address(ConsoleSetup setup, Uri bound) =>
        setup.Certificate?.FirstName is { } name && !IPAddress.IsLoopback(setup.Address)
        ? new($"https://{name}:{bound.Port}")
        : bound;
}
