using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Farshore.Aws.Protocols;

/// <summary>Errors as XML: bare (S3), wrapped (restXml, awsQuery), and ec2's list of one.</summary>
static class XmlErrors
{
    public static WireResponse WriteBare(ServiceContract service, AwsException error, string id) => Response(service, error, id, xml =>
    {
        xml.WriteStartElement("Error");
        WriteCode(xml, null, error);
        WriteDetails(xml, null, error);
        xml.WriteElementString("RequestId", id);
        xml.WriteElementString("HostId", HostId(id));
        xml.WriteEndElement();
    });

    public static WireResponse WriteWrapped(ServiceContract service, AwsException error, string requestId, bool hostId) =>
        Response(service, error, requestId, xml =>
        {
            var space = service.XmlNamespace;
            xml.WriteStartElement("ErrorResponse", space);
            xml.WriteStartElement("Error", space);
            xml.WriteElementString("Type", space, error.Status < 500 ? "Sender" : "Receiver");
            WriteCode(xml, space, error);
            WriteDetails(xml, space, error);
            xml.WriteEndElement();
            xml.WriteElementString("RequestId", space, requestId);
            if (hostId) xml.WriteElementString("HostId", space, HostId(requestId));
            xml.WriteEndElement();
        });

    public static WireResponse WriteEc2(ServiceContract service, AwsException error, string id) => Response(service, error, id, xml =>
    {
        xml.WriteStartElement("Response");
        xml.WriteStartElement("Errors");
        xml.WriteStartElement("Error");
        WriteCode(xml, null, error);
        WriteDetails(xml, null, error);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("RequestID", id);
        xml.WriteEndElement();
    });

    /// <summary>Reads any of the forms; without a body the code is the status, as after a HEAD.</summary>
    public static AwsException Read(WireResponse response)
    {
        var root = Parse(response.Body);
        var error = root?.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        var requestId = root?.Descendants().FirstOrDefault(element => element.Name.LocalName is "RequestId" or "RequestID")?.Value
            ?? response.Headers.GetValueOrDefault("x-amz-request-id") ?? response.Headers.GetValueOrDefault("x-amzn-RequestId");
        return new(error?.Child("Code")?.Value ?? response.Status.ToString(), error?.Child("Message")?.Value ?? "", response.Status)
        {
            Details = (error?.Elements() ?? []).GroupBy(element => element.Name.LocalName)
                .Where(group => group.Key is not ("Code" or "Message" or "RequestId" or "HostId"))
                .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal),
            Headers = response.Headers,
            RequestId = requestId,
        };
    }

    /// <summary>Looks at the first element's name only: an answer that is not an error is not parsed twice.</summary>
    public static bool IsBareError(ReadOnlySpan<byte> body)
    {
        while (body.IndexOf((byte)'<') is >= 0 and var start)
        {
            body = body[(start + 1)..];
            if (body is [(byte)'?' or (byte)'!', ..]) continue;
            return body.StartsWith("Error>"u8) || body.StartsWith("Error "u8);
        }
        return false;
    }

    /// <summary>The id of the host that answered means nothing to anyone else; it only has to be there and look like one.</summary>
    public static string HostId(string requestId) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)));

    static WireResponse Response(ServiceContract service, AwsException error, string requestId, Action<XmlWriter> content)
    {
        var response = new WireResponse(error.Status)
        {
            Headers = { ["Content-Type"] = "application/xml", [service.Dialect.RequestIdHeader] = requestId },
            Body = XmlText.Write(content),
        };
        if (service.Dialect.Server is { } server) response.Headers["Server"] = server;
        if (service.Dialect.SendsHostId) response.Headers["x-amz-id-2"] = HostId(requestId);
        foreach (var (name, value) in error.Headers) response.Headers[name] = value;
        return response;
    }

    static void WriteCode(XmlWriter xml, string? space, AwsException error)
    {
        xml.WriteElementString("Code", space, error.Code);
        xml.WriteElementString("Message", space, error.Message);
    }

    static void WriteDetails(XmlWriter xml, string? space, AwsException error)
    {
        foreach (var (name, value) in error.Details) xml.WriteElementString(name, space, value);
    }

    static XElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : XmlText.Parse(body);
        }
        catch (XmlException)
        {
            // A proxy between us and AWS answers in HTML; the status still says what happened.
            return null;
        }
    }
}
