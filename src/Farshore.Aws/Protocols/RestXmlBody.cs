using System.Xml;

namespace Farshore.Aws.Protocols;

/// <summary>Bodies and errors of restXml.</summary>
sealed class RestXmlBody(XmlBody xml, XmlBody precise) : IRestBody
{
    public string ContentType => "application/xml";

    public ReadOnlyMemory<byte>? EmptyRequest => null;

    public ReadOnlyMemory<byte> Write(ServiceContract service, string root, Shape shape, object value) => XmlText.Write(writer =>
    {
        writer.WriteStartElement(root, service.XmlNamespace);
        if (IsUnwrapped(shape, root)) WriteText(writer, shape.BodyMembers[0].Get(value));
        else (service.Dialect.WritesMilliseconds ? precise : xml).WriteMembers(writer, service.XmlNamespace, shape, value);
        writer.WriteEndElement();
    });

    public void Read(ReadOnlyMemory<byte> body, string? root, Shape shape, Document document)
    {
        if (body.IsEmpty)
        {
            foreach (var member in shape.BodyMembers) document.Missing(member);
            return;
        }
        try
        {
            var parsed = XmlText.Parse(body);
            if (root is null || !IsUnwrapped(shape, root)) xml.ReadMembers(parsed, shape, document);
            else if (!parsed.IsEmptyText())
            {
                document.Json.WritePropertyName(shape.BodyMembers[0].DocumentName);
                document.Scalar(parsed.Value, shape.BodyMembers[0], shape.BodyMembers[0].Shape);
            }
        }
        catch (XmlException broken)
        {
            throw document.Malformed(broken);
        }
    }

    public WireResponse WriteError(ServiceContract service, AwsException error, string requestId) => service.Dialect.BareErrors
        ? XmlErrors.WriteBare(service, error, requestId)
        : XmlErrors.WriteWrapped(service, error, requestId, hostId: service.Dialect.SendsHostId);

    public AwsException ReadError(ServiceContract service, WireResponse response) => XmlErrors.Read(response);

    public bool IsError(ServiceContract service, WireResponse response) =>
        service.Dialect.BareErrors && response.Content is null && XmlErrors.IsBareError(response.Body.Span);

    // GetBucketLocation: the root element is the one member's own.
    static bool IsUnwrapped(Shape shape, string root) =>
        shape.BodyMembers is [var only] && only.Shape.IsScalar && only.BodyName == root;

    static void WriteText(XmlWriter writer, object? value)
    {
        if (value is not null) writer.WriteString(ScalarText.Write(value, TimestampFormat.DateTime));
    }
}
