using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Client;

/// <summary>Takes a response out of the pipeline in wire form; errors as the pipeline's retries understand them.</summary>
/// <param name="service">Whose error bodies to read.</param>
/// <param name="streams">Whether a success's body is handed on unread.</param>
sealed class ResponseReader(ServiceContract service, bool streams) : ResponseUnmarshaller
{
    public override bool HasStreamingProperty => streams;

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var wire = Head(input);
        if (streams) wire.Content = input.ResponseData.ResponseBody.OpenResponse();
        else wire.Body = Body(input);
        return new PipelineResponse { Response = wire };
    }

    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var wire = Head(input);
        wire.Body = Body(input);
        return new PipelineException(service.Protocol.ReadError(service, wire), innerException);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        new Context(responseStream, maintainResponseBody, response, isException, null);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        new Context(responseStream, maintainResponseBody, response, isException, requestContext);

    static WireResponse Head(UnmarshallerContext input)
    {
        WireResponse wire = new((int)input.ResponseData.StatusCode);
        foreach (var name in input.ResponseData.GetHeaderNames()) wire.Headers[name] = input.ResponseData.GetHeaderValue(name);
        return wire;
    }

    static byte[] Body(UnmarshallerContext input)
    {
        MemoryStream body = new();
        ((Context)input).Stream.CopyTo(body);
        return body.ToArray();
    }

    sealed class Context(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext? requestContext)
        : JsonUnmarshallerContext(responseStream, maintainResponseBody, response, isException, requestContext);
}
