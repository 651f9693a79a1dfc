using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Access;

/// <summary>The page of a browser that is not let in: what is wrong and what helps, without script and without anything to load.</summary>
static class SmallPage
{
    const string Style = "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}"
        + "h1{font-size:1.4rem}";

    static readonly string Policy = "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <param name="context">Where it is written.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="title">What is so, in a few words.</param>
    /// <param name="text">The same in a sentence.</param>
    /// <param name="remedy">What helps; null where nothing is wrong.</param>
    /// <param name="onward">Go on to the console at once.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string text, string? remedy, bool onward = false)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            {(onward ? "<meta http-equiv=\"refresh\" content=\"0;url=/\">" : "")}<title>{Plain(title)} · Farshore</title>
            <style>{Style}</style></head>
            <body><main><h1>{Plain(title)}</h1><p>{Plain(text)}</p>{(remedy is null ? "" : $"<p>{Plain(remedy)}</p>")}
            {(onward ? "<p><a href=\"/\">Go on to the console</a></p>" : "")}</main></body></html>

            """, context.RequestAborted);
    }

    static string Plain(string text) => WebUtility.HtmlEncode(text);
}
