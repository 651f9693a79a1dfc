using System.Security.Cryptography;
using Farshore.Console.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Farshore.Console.Serving;

/// <summary>The site that is in the program: its files under their names, and its one page for every address that people may have
/// before them.</summary>
static class SiteFiles
{
    const string Prefix = "site/";
    const string Page = "index.html";

    static readonly FileExtensionContentTypeProvider Types = new();

    static readonly Dictionary<string, SiteFile> Files = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read).ToDictionary(file => file.Name, StringComparer.Ordinal);

    public static void Map(WebApplication web) => web.MapFallback("{*path}", SendAsync);

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
        var response = context.Response;
        response.ContentType = file.Type;
        response.Headers.ETag = file.Tag;
        // Asked for again each time and answered with 304: an update of the program is seen at once.
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(file.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentLength = file.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(file.Bytes).AsTask();
    }

    static SiteFile Read(string resource)
    {
        var name = resource[Prefix.Length..].Replace('\\', '/');
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        return new(name, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"", bytes);
    }

    sealed record SiteFile(string Name, string Type, string Tag, byte[] Bytes);
}
