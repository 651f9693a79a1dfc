using Farshore.Aws.Protocols;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Takes a request from HTTP as it was sent: signatures cover the bytes, so nothing may be decoded on the way.</summary>
static class RequestReader
{
    public static WireRequest Read(HttpRequest http)
    {
        var target = http.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/')) target = Uri.TryCreate(target, UriKind.Absolute, out var absolute) ? absolute.PathAndQuery : "/";
        var start = target.IndexOf('?', StringComparison.Ordinal);

        var request = new WireRequest(http.Method, start < 0 ? target : target[..start])
        {
            Query = start < 0 ? [] : ReadQuery(target[(start + 1)..]),
        };
        foreach (var (name, values) in http.Headers)
            request.Headers[name] = values.Count == 1 ? values[0] ?? "" : string.Join(',', values.ToArray());
        return request;
    }

    static List<KeyValuePair<string, string>> ReadQuery(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end
            ? KeyValuePair.Create(Decode(pair[..end]), Decode(pair[(end + 1)..]))
            : new(Decode(pair), ""))];

    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
