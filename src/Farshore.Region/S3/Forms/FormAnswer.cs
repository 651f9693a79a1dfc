using System.Text;
using System.Xml.Linq;
using Farshore.Aws.Protocols;

namespace Farshore.Region.S3.Forms;

/// <summary>What a browser is told once its file is stored: where to go on, or the status its form asked for.</summary>
sealed class FormAnswer(Uri endpoint, string bucket, string key)
{
    const int SeeOther = 303;
    const int Created = 201;
    const int NoContent = 204;

    public WireResponse To(IReadOnlyDictionary<string, string> fields, WireResponse stored)
    {
        var etag = stored.Headers.GetValueOrDefault("ETag", "");
        var headers = new Dictionary<string, string>(stored.Headers, StringComparer.OrdinalIgnoreCase);
        var target = fields.GetValueOrDefault("success_action_redirect") ?? fields.GetValueOrDefault("redirect");
        if (Uri.TryCreate(target, UriKind.Absolute, out var redirect) && redirect.Scheme is "http" or "https"
            && !target.Any(char.IsControl))
        {
            var joint = redirect.Query.Length > 0 ? '&' : '?';
            headers["Location"] = $"{target}{joint}bucket={Escaped(bucket)}&key={Escaped(key)}&etag={Escaped(etag)}";
            return new(SeeOther) { Headers = headers };
        }

        var location = $"{endpoint.Scheme}://{endpoint.Authority}/{bucket}/{Uri.EscapeDataString(key)}";
        headers["Location"] = location;
        var status = fields.GetValueOrDefault("success_action_status") switch { "200" => 200, "201" => Created, _ => NoContent };
        if (status != Created) return new(status) { Headers = headers };

        headers["Content-Type"] = "application/xml";
        var body = new XElement(
            "PostResponse", new XElement("Location", location), new XElement("Bucket", bucket), new XElement("Key", key),
            new XElement("ETag", etag));
        return new(status)
        {
            Headers = headers,
            Body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body.ToString(SaveOptions.DisableFormatting)),
        };
    }

    static string Escaped(string text) => Uri.EscapeDataString(text);
}
