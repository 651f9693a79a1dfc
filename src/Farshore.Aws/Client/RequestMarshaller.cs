using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Farshore.Aws.Client;

/// <summary>Turns a request in wire form into what the pipeline signs and sends.</summary>
sealed class RequestMarshaller(PipelineConfig config) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var wire = ((PipelineRequest)input).Request;
        var request = new DefaultRequest(input, config.Service.ServiceId)
        {
            HttpMethod = wire.Method,
            UseQueryString = true,
            UseDoubleEncoding = config.Service.SigningName != "s3",
        };
        SetPath(request, wire.Path);
        foreach (var values in wire.Query.GroupBy(parameter => parameter.Key, parameter => parameter.Value))
        {
            if (values.Count() == 1) request.ParameterCollection.Add(values.Key, values.Single());
            else request.ParameterCollection.Add(values.Key, values.ToList());
        }

        foreach (var (name, value) in wire.Headers) request.Headers[name] = value;
        SetBody(request, wire);

        // S3 Control's public host name begins with the account.
        if (config.Service.ServiceId == "S3 Control" && !config.Endpoint.IsConfigured
            && wire.Headers.TryGetValue("x-amz-account-id", out var account)) request.HostPrefix = account + ".";
        return request;
    }

    /// <summary>The pipeline encodes path labels itself: an encoded one would be encoded twice, under a signature that is still
    /// valid.</summary>
    static void SetPath(DefaultRequest request, string path)
    {
        var labels = path.Split('/');
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Length == 0) continue;
            request.AddPathResource($"{{label{i}}}", Uri.UnescapeDataString(labels[i]));
            labels[i] = $"{{label{i}}}";
        }

        request.ResourcePath = string.Join('/', labels);
    }

    static void SetBody(DefaultRequest request, Protocols.WireRequest wire)
    {
        if (wire.Content is { } content) request.ContentStream = Rewindable(content);
        else if (!wire.Body.IsEmpty) request.Content = wire.Body.ToArray();
        else return;
        request.Headers.TryAdd("Content-Type", "application/octet-stream");
    }

    /// <summary>A body is read once to sign it and again for each attempt.</summary>
    static Stream Rewindable(Stream content)
    {
        if (content.CanSeek) return content;
        MemoryStream copy = new();
        content.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
