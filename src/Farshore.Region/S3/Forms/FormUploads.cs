using System.Text;
using System.Xml;
using System.Xml.Linq;
using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Aws.S3;
using Farshore.Aws.Signing;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Hosting.Routing;

namespace Farshore.Region.S3.Forms;

/// <summary>Uploads by a form in a browser: who filled it in is told by the policy that came with it, and the rest is a
/// PutObject.</summary>
public sealed class FormUploads
{
    const string TaggingHeader = "x-amz-tagging";

    static readonly HashSet<string> Unsigned = new(StringComparer.OrdinalIgnoreCase)
    {
        "policy", "signature", "x-amz-signature", "AWSAccessKeyId", "file",
    };

    static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cache-Control", "Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-MD5", "Expires",
    };

    static readonly HashSet<string> Signing = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature", "x-amz-security-token",
    };

    readonly RegionContext region;
    readonly Operations served;
    readonly FormSignatures signatures;
    readonly BucketHosts hosts;

    public FormUploads(RegionContext region, Operations served)
    {
        (this.region, this.served) = (region, served);
        signatures = new(region.Name, region.Partition.FindKey, region.Clock.Real);
        hosts = new(region.Name);
    }

    /// <summary>The <see cref="Step"/>, before anyone's signature is looked for in headers.</summary>
    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var http = exchange.Http.Request;
        if (!PostedForm.Is(http) || exchange.Request.Query.Count > 0 || exchange.Request.Headers.ContainsKey("authorization")
            || hosts.PathOf(exchange.Request.Headers.GetValueOrDefault("host"), exchange.Request.Path).Trim('/') is not { Length: > 0 } path
            || path.Contains('/'))
        {
            await rest();
            return;
        }

        var bucket = Uri.UnescapeDataString(path);
        var form = await PostedForm.ReadAsync(http, exchange.Cancelled);
        if (!form.Fields.TryGetValue("key", out var key) || key.Length == 0)
        {
            throw S3Errors.InvalidArgument(
                "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", "key", "");
        }

        (exchange.Caller, var file) = Admit(bucket, form);
        exchange.Cause = "PostObject";
        exchange.SigningName = S3Api.Service.SigningName;
        exchange.Served = served.All.First(one => ReferenceEquals(one.Operation, S3Api.PutObject));
        exchange.Routed = AsPut(bucket, key, form) with { Content = file };
        await rest();
        if (exchange.Response is { Status: 200 } stored) exchange.Response =
            new FormAnswer(region.Endpoint, bucket, key).To(form.Fields, stored);
    }

    (Principal Caller, Stream File) Admit(string bucket, PostedForm form)
    {
        if (signatures.Verify(form.Fields) is not { } signer) return (Principal.Anonymous, form.File);
        var policy = PostPolicy.Parse(form.Fields["policy"]);
        var given = form.Fields.Where(field => !IsFree(field.Key))
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.OrdinalIgnoreCase);
        // Whatever the form says: what counts is where it was sent.
        given["bucket"] = bucket;
        policy.Check(given, region.Clock.Real.GetUtcNow());
        var key = region.Partition.Find(signer.Id) ?? throw new InvalidOperationException($"key {signer.Id} vanished");
        var caller = new Principal(key.Principal, key.Account, key.Id) { UserId = key.UserId, SessionPolicies = key.SessionPolicies };
        return (caller, new MeasuredFile(form.File, policy.Least, policy.Most));
    }

    // Checksums tell of the file, which the signer of a policy cannot know.
    static bool IsFree(string field) => Unsigned.Contains(field)
        || field.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase)
        || field.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase);

    static WireRequest AsPut(string bucket, string key, PostedForm form)
    {
        var path = string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
        var request = new WireRequest("PUT", $"/{Uri.EscapeDataString(bucket)}/{path}");
        foreach (var (name, value) in form.Fields)
        {
            if (HeaderOf(name) is not { } header) continue;
            HeaderText.CheckName(header);
            request.Headers[header] = header == TaggingHeader ? Tags(value) : value;
            HeaderText.CheckValue(name, request.Headers[header]);
        }

        return request;
    }

    static string? HeaderOf(string field) => field.ToLowerInvariant() switch
    {
        "acl" => "x-amz-acl",
        "tagging" => TaggingHeader,
        var name when Headers.Contains(name) || (name.StartsWith("x-amz-", StringComparison.Ordinal) && !Signing.Contains(name)) => name,
        _ => null,
    };

    // A form has tags as the XML of PutObjectTagging; a PutObject as a query.
    static string Tags(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
            return string.Join('&', XElement.Load(reader).Descendants().Where(element => element.Name.LocalName == "Tag").Select(tag =>
                $"{Part(tag, "Key")}={Part(tag, "Value")}"));
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXml();
        }
    }

    static string Part(XElement tag, string name) =>
        Uri.EscapeDataString(tag.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value
            ?? throw S3Errors.MalformedXml());
}
