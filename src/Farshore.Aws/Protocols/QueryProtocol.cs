using System.Text;
using System.Xml;

namespace Farshore.Aws.Protocols;

/// <summary>awsQuery and ec2Query: a form goes in, XML comes out.</summary>
sealed class QueryProtocol(FormBody form, XmlBody xml, bool ec2) : Protocol
{
    public override WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input)
    {
        var text = new StringBuilder($"Action={operation.Name}&Version={operation.Service.Version}");
        form.Write(text, Shape.Of(operation.Input), input!);
        return new("POST", "/")
        {
            Headers = { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
            Body = Encoding.UTF8.GetBytes(text.ToString()),
        };
    }

    /// <summary>Reads a POST's form; a GET says the same in its query.</summary>
    public override TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request)
    {
        using var document = Document.OfRequest(operation);
        form.Read(FormNode.Of([.. request.Query, .. FormNode.Pairs(request.Body)]), Shape.Of(operation.Input), document);
        return document.Complete(operation.Input);
    }

    public override WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId)
    {
        var (service, shape) = (operation.Service, Shape.Of(operation.Output));
        return new(operation.Route.SuccessStatus)
        {
            Headers = { ["Content-Type"] = "text/xml; charset=utf-8", [service.Dialect.RequestIdHeader] = requestId },
            Body = XmlText.Write(writer =>
            {
                writer.WriteStartElement($"{operation.Name}Response", service.XmlNamespace);
                if (ec2) WriteEc2(writer, service.XmlNamespace, shape, output!, requestId);
                else WriteResult(writer, operation, shape, output!, requestId);
                writer.WriteEndElement();
            }),
        };
    }

    public override TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response)
    {
        using var document = Document.OfResponse(operation);
        var shape = Shape.Of(operation.Output);
        try
        {
            var root = response.Body.IsEmpty && shape.Members.Count == 0 ? new("Nothing") : XmlText.Parse(response.Body);
            xml.ReadMembers(ec2 ? root : root.Child($"{operation.Name}Result") ?? root, shape, document);
        }
        catch (XmlException broken)
        {
            throw document.Malformed(broken);
        }
        return document.Complete(operation.Output);
    }

    public override WireResponse WriteError(ServiceContract service, AwsException error, string requestId) => ec2
        ? XmlErrors.WriteEc2(service, error, requestId)
        : XmlErrors.WriteWrapped(service, error, requestId, hostId: false);

    public override AwsException ReadError(ServiceContract service, WireResponse response) => XmlErrors.Read(response);

    void WriteResult<TIn, TOut>(XmlWriter writer, Operation<TIn, TOut> operation, Shape shape, object output, string requestId)
    {
        var space = operation.Service.XmlNamespace;
        writer.WriteStartElement($"{operation.Name}Result", space);
        xml.WriteMembers(writer, space, shape, output);
        writer.WriteEndElement();
        writer.WriteStartElement("ResponseMetadata", space);
        writer.WriteElementString("RequestId", space, requestId);
        writer.WriteEndElement();
    }

    void WriteEc2(XmlWriter writer, string? space, Shape shape, object output, string requestId)
    {
        writer.WriteElementString("requestId", space, requestId);
        if (shape.Members.Count == 0) writer.WriteElementString("return", space, "true");
        xml.WriteMembers(writer, space, shape, output);
    }
}
