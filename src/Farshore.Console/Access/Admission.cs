using System.Net;
using Farshore.Console.Api;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Access;

/// <summary>Lets in who has a session, a link that signs in, or the token, and tells handlers who it is. Nothing is behind it that can be
/// reached otherwise.</summary>
sealed class Admission(ConsoleSetup setup, Sessions sessions, LoginLinks links, Guesses guesses)
{
    public const string CsrfHeader = "X-Farshore";
    public const string HealthPath = "/healthz";
    const string Bearer = "Bearer ";

    public async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Path == HealthPath && IPAddress.IsLoopback(context.Connection.RemoteIpAddress ?? IPAddress.Any))
        {
            await next(context);
        }
        else if (request.Headers.Authorization is { Count: > 0 } offered)
        {
            await CheckTokenAsync(context, offered.ToString());
            Know(context, Person.Token);
            await next(context);
        }
        else if (request.Path == "/" && HttpMethods.IsGet(request.Method)
            && request.Query[LoginLinks.Parameter].ToString() is { Length: > 0 } link)
        {
            await FollowAsync(context, link);
        }
        else
        {
            var session = sessions.Find(request.Cookies[CookieOf(context)]) ?? throw Unknown();
            CheckCsrf(request, session);
            Know(context, session.Person);
            context.Features.Set(session);
            await EnterAsync(context, session, next);
        }
    }

    /// <summary>The browser forgets its session, and so does the console.</summary>
    public void Leave(HttpContext context)
    {
        if (context.Features.Get<BrowserSession>() is { } session) sessions.End(session);
        context.Response.Cookies.Delete(CookieOf(context), Cookie(context));
    }

    async Task FollowAsync(HttpContext context, string link)
    {
        // Looking ahead of the person must not use the link up.
        var isAhead = context.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal);
        var person = isAhead ? null : links.Redeem(link);
        if (person is not null)
        {
            context.Response.Cookies.Append(CookieOf(context), sessions.Open(person), Cookie(context));
        }
        else if (sessions.Find(context.Request.Cookies[CookieOf(context)]) is null)
        {
            await guesses.SlowAsync(context.RequestAborted);
            throw new ConsoleProblem(StatusCodes.Status403Forbidden, "This link does not work any more",
                "A link signs in once, and one that somebody made for you waits ten minutes.",
                "Ask for a new one, or end farshore serve and start it again: it prints one.");
        }

        // A browser that comes from elsewhere does not take the cookie along when it is sent on; from a page of ours it does.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin") context.Response.Redirect("/");
        else await SmallPage.WriteAsync(context, StatusCodes.Status200OK, "Signed in", "You are signed in.", null, onward: true);
    }

    async Task CheckTokenAsync(HttpContext context, string offered)
    {
        if (offered.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            && Secret.AreEqual(offered[Bearer.Length..].Trim(), setup.Token)) return;
        await guesses.SlowAsync(context.RequestAborted);
        throw new ConsoleProblem(StatusCodes.Status401Unauthorized, "Not this console's token",
            setup.Token is null ? "This console was started without a token." : "The request carries another token than this console's.",
            "Start it with --token-file FILE, and send what is in it as Authorization: Bearer.");
    }

    static void CheckCsrf(HttpRequest request, BrowserSession session)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return;
        if (Secret.AreEqual(request.Headers[CsrfHeader].ToString(), session.Csrf)) return;
        throw new ConsoleProblem(StatusCodes.Status403Forbidden, "The request is not from this session's page",
            $"What changes something carries the session's value in the header {CsrfHeader}.", "Load the page again.");
    }

    static async Task EnterAsync(HttpContext context, BrowserSession session, RequestDelegate next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        context.RequestAborted = either.Token;
        await next(context);
    }

    static void Know(HttpContext context, Person person) => context.Features.Set(person);

    static ConsoleProblem Unknown() => new(StatusCodes.Status401Unauthorized, "Not signed in",
        "This browser has no session here, or it has ended.",
        "Open the link that farshore serve printed. Where it was used already, ask somebody who is signed in for a new one, "
        + "or end farshore serve and start it again.");

    // A browser's cookies know no ports: the port is in the name, so that two consoles on one machine leave each other signed in.
    static string CookieOf(HttpContext context) => $"{(context.Request.IsHttps ? "__Host-" : "")}farshore-{context.Connection.LocalPort}";

    static CookieOptions Cookie(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = context.Request.IsHttps };
}
