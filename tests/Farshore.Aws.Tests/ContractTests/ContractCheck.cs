using System.Text.Json;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.ContractTests;

/// <summary>Compares one service's operations with its model.</summary>
public sealed class ContractCheck(JsonElement model, Findings findings)
{
    public static readonly Dictionary<Protocol, string> ProtocolNames = new()
    {
        [Protocol.RestJson1] = "rest-json",
        [Protocol.RestXml] = "rest-xml",
        [Protocol.AwsQuery] = "query",
        [Protocol.Ec2Query] = "ec2",
        [Protocol.AwsJson11] = "json",
        [Protocol.AwsJson10] = "json",
        [Protocol.RpcV2Cbor] = "smithy-rpc-v2-cbor",
    };

    readonly JsonElement shapes = model.GetProperty("shapes");

    public void Check(ServiceContract service)
    {
        var metadata = model.GetProperty("metadata");
        var place = service.ServiceId;
        findings.Differs(place, "ServiceId", service.ServiceId, metadata.Text("serviceId"));
        // Older models know a service of many protocols by the one that it spoke first.
        IEnumerable<string> spoken = [ProtocolNames[service.Protocol], .. service.AlsoSpeaks.Select(protocol => ProtocolNames[protocol])];
        var protocol = metadata.Text("protocol");
        if (!spoken.Contains(protocol)) findings.Differs(place, "Protocol", ProtocolNames[service.Protocol], protocol);
        findings.Differs(place, "EndpointPrefix", service.EndpointPrefix, metadata.Text("endpointPrefix"));
        findings.Differs(place, "SigningName", service.SigningName, metadata.Text("signingName") ?? metadata.Text("endpointPrefix"));
        findings.Differs(place, "Version", service.Version, metadata.Text("apiVersion"));
        findings.Differs(place, "TargetPrefix", service.TargetPrefix, metadata.Text("targetPrefix"));
        // EC2 itself ends its namespace with a slash, its model does not.
        if (metadata.Text("xmlNamespace") is { } space)
            findings.Differs(place, "XmlNamespace", service.XmlNamespace?.TrimEnd('/'), space.TrimEnd('/'));
    }

    public void Check(IOperation operation)
    {
        var place = $"{operation.Service.ServiceId} {operation.Name}";
        if (!model.GetProperty("operations").TryGetProperty(operation.Name, out var expected))
        {
            findings.NotInModel(place);
            return;
        }
        var http = expected.GetProperty("http");
        if (operation.Service.Protocol == Protocol.RestJson1 || operation.Service.Protocol == Protocol.RestXml)
        {
            findings.Differs(place, "method", operation.Route.Method, http.Text("method"));
            findings.Differs(place, "path", operation.Route.Template, http.Text("requestUri"));
            var status = http.TryGetProperty("responseCode", out var code) ? code.GetInt32() : 200;
            findings.Differs(place, "success status", operation.Route.SuccessStatus, status);
        }
        Check(operation, place, expected, "input");
        Check(operation, place, expected, "output");
    }

    void Check(IOperation operation, string place, JsonElement expected, string side)
    {
        var ours = side is "input" ? operation.InputShape : operation.OutputShape;
        if (!expected.TryGetProperty(side, out var reference))
        {
            if (Shape.Of(ours).Members.Count > 0) findings.Wrong($"{place}: the model has no {side}, {ours.Type.Name} has members");
            return;
        }
        var shape = new ModelShape(shapes, reference);
        findings.Differs(place, side, ours.Type.Name, shape.Name);
        if (side is "input" && shape.Payload is null && reference.Text("locationName") is { } root)
            findings.Differs(place, "root element of the request", InputRoot(operation), root);
        if (reference.Text("resultWrapper") is { } wrapper) findings.Differs(place, "result wrapper", $"{operation.Name}Result", wrapper);
        new MemberCheck(operation.Service.Protocol, isInput: side is "input", findings).Check(place, Shape.Of(ours), shape);
    }

    static string InputRoot(IOperation operation) =>
        (string?)operation.GetType().GetProperty(nameof(Operation<,>.InputRoot))!.GetValue(operation) ?? operation.InputShape.Type.Name;
}
