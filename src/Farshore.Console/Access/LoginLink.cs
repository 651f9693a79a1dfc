using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Access;

/// <summary>Lets in who follows the link that was printed at the start, once, and afterwards only that browser, by a cookie. A name other
/// than loopback's is refused, so that no page elsewhere can reach in through a name of its own.</summary>
sealed class LoginLink
{
    const string Cookie = "farshore-session";
    const int SecretBytes = 32;

    readonly string session = Secret();
    string? ticket = Secret();

    public Uri On(Uri address) => new(address, $"/?login={ticket}");

    public async Task Admit(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This console answers on 127.0.0.1 only.");
        }
        else if (context.Request.Query["login"].ToString() is { Length: > 0 } offered)
        {
            var expected = Interlocked.Exchange(ref ticket, null);
            if (!AreEqual(offered, expected))
            {
                // A wrong guess must not use the right one up.
                Interlocked.CompareExchange(ref ticket, expected, null);
                await RefuseAsync(context, StatusCodes.Status403Forbidden,
                    "This link was used already. Run `farshore serve` again for a new one.");
                return;
            }

            context.Response.Cookies.Append(Cookie, session, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            context.Response.Redirect("/");
        }
        else if (AreEqual(context.Request.Cookies[Cookie], session))
        {
            await next(context);
        }
        else
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open the link that `farshore serve` printed.");
        }
    }

    static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(why + "\n");
    }

    static bool AreEqual(string? offered, string? expected) => offered is not null && expected is not null &&
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(expected));

    static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
}
