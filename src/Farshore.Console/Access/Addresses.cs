using System.Net;
using Farshore.Console.Api;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Access;

/// <summary>Answers under the console's own names alone, so that no page elsewhere reaches in through a name of its own, and to its own
/// pages alone.</summary>
sealed class Addresses(ConsoleSetup setup)
{
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!IsOurs(request.Host.Host))
        {
            throw new ConsoleProblem(StatusCodes.Status421MisdirectedRequest, "Not this console's name",
                "This console does not answer under the name it was asked by.", "Open the address that farshore serve printed.");
        }

        if (!IsFromHere(request))
        {
            throw new ConsoleProblem(StatusCodes.Status403Forbidden, "A page from elsewhere asked",
                "This console answers its own pages alone.", "Open the console itself.");
        }

        return next(context);
    }

    bool IsOurs(string host)
    {
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : null;
        return setup.Certificate?.Names(host) is true || (IPAddress.IsLoopback(setup.Address)
            ? host is "localhost" || (address is not null && IPAddress.IsLoopback(address))
            : setup.Address.Equals(address));
    }

    /// <summary>A browser says where the page comes from that asks. Following a link from elsewhere is no harm, and may open a
    /// page.</summary>
    static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers.Origin is { Count: > 0 } origin && origin.ToString() != $"{request.Scheme}://{request.Host}") return false;
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
                && request.Headers["Sec-Fetch-Dest"] == "document" && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal));
    }
}
