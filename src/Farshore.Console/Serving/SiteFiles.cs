using Farshore.Console.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Farshore.Console.Serving;

/// <summary>The site that is in the program: its files under their names, and its one page for every address that people may have
/// before them.</summary>
static class SiteFiles
{
    const string Prefix = "site/";
    const string Page = "index.html";

    static readonly FileExtensionContentTypeProvider Types = new();

    static readonly Dictionary<string, SiteFile> Files = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read)
        .ToDictionary(file => file.Name, StringComparer.Ordinal);

    // No route of its own: a route for everything would take what another route refuses, and call an address unknown whose method is.
    public static void Map(WebApplication web) =>
        web.Use((context, next) => context.GetEndpoint() is null ? SendAsync(context) : next(context));

    static Task SendAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        if (path.StartsWith("api/", StringComparison.Ordinal))
            throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such address", $"There is nothing at /{path}.");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            throw new ConsoleProblem(StatusCodes.Status405MethodNotAllowed, "Not here", $"/{path} can only be read.");
        // What has a dot is a file; everything else is a place within the one page.
        var file = Files.GetValueOrDefault(path) ?? (Path.HasExtension(path) && path.StartsWith("assets/", StringComparison.Ordinal)
            ? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No such file", $"There is no file /{path}.")
            : Files.GetValueOrDefault(Page) ?? throw new ConsoleProblem(StatusCodes.Status404NotFound, "No site",
                "This build has no console in it.", "build/web.sh makes it; build again afterwards."));
        return SendAsync(context, file);
    }

    static async Task SendAsync(HttpContext context, SiteFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var encoding = file.IsPackable ? Wanted(request) : null;
        var tag = file.Tag(encoding);
        response.ContentType = file.Type;
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        // Asked for again each time and answered with 304: an update of the program is seen at once.
        response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        var bytes = file.As(encoding);
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>The smallest form that the browser says it can read.</summary>
    static string? Wanted(HttpRequest request)
    {
        var known = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var given)
            ? given.Where(one => one.Quality is null or > 0).Select(one => one.Value.ToString()).ToList() : [];
        return known.Contains("br", StringComparer.OrdinalIgnoreCase) ? "br"
            : known.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? "gzip" : null;
    }

    static SiteFile Read(string resource)
    {
        var name = resource[Prefix.Length..].Replace('\\', '/');
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new(name, Types.TryGetContentType(name, out var known) ? known : "application/octet-stream", copy.ToArray());
    }
}
