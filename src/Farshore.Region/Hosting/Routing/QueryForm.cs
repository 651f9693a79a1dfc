using System.Net;
using System.Text;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>Looks one parameter of a query request up without reading the whole form.</summary>
static class QueryForm
{
    public static string? Find(WireRequest request, string name)
    {
        foreach (var (key, value) in request.Query)
            if (key == name) return value;

        Span<byte> wanted = stackalloc byte[name.Length + 1];
        Encoding.ASCII.GetBytes(name + "=", wanted);
        for (var rest = request.Body.Span; rest.Length > 0;)
        {
            var end = rest.IndexOf((byte)'&');
            var pair = end < 0 ? rest : rest[..end];
            if (pair.StartsWith(wanted)) return WebUtility.UrlDecode(Encoding.UTF8.GetString(pair[wanted.Length..]));
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return null;
    }
}
