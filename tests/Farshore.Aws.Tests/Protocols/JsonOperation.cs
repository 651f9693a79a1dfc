using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

/// <summary>An operation whose values are JSON, so that tests can hold them; timestamps are ISO 8601 there and blobs base64.</summary>
public abstract class JsonOperation
{
    public abstract string Name { get; }

    public abstract WireRequest WriteRequest(JsonNode value);

    public abstract JsonNode ReadRequest(WireRequest request);

    /// <param name="value">The members.</param>
    /// <param name="body">The bytes of a streamed body.</param>
    public abstract WireResponse WriteResponse(JsonNode value, byte[]? body = null);

    public abstract JsonNode ReadResponse(WireResponse response);

    /// <summary>The values as the contract holds them.</summary>
    public abstract JsonNode Input(JsonNode value);

    public abstract JsonNode Output(JsonNode value);

    public static JsonOperation Of<TIn, TOut>(
        ServiceContract service, string name, HttpRoute route, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output,
        string? inputRoot = null, string? outputRoot = null) =>
        new Typed<TIn, TOut>(new(service, name, route, input, output) { InputRoot = inputRoot, OutputRoot = outputRoot });

    public static JsonOperation Of(IOperation operation) => (JsonOperation)Activator.CreateInstance(
        typeof(Typed<,>).MakeGenericType(operation.InputShape.Type, operation.OutputShape.Type), operation)!;

    sealed class Typed<TIn, TOut>(Operation<TIn, TOut> operation) : JsonOperation
    {
        public override string Name => operation.Name;

        public override WireRequest WriteRequest(JsonNode value) => operation.WriteRequest(value.Deserialize(operation.Input)!);

        public override JsonNode ReadRequest(WireRequest request) =>
            JsonSerializer.SerializeToNode(operation.ReadRequest(request), operation.Input)!;

        public override WireResponse WriteResponse(JsonNode value, byte[]? body = null)
        {
            var output = value.Deserialize(operation.Output)!;
            if (output is IStreamingBody streaming) streaming.Body = new MemoryStream(body ?? []);
            return operation.WriteResponse(output, "r-1");
        }

        public override JsonNode ReadResponse(WireResponse response) =>
            JsonSerializer.SerializeToNode(operation.ReadResponse(response), operation.Output)!;

        public override JsonNode Input(JsonNode value) =>
            JsonSerializer.SerializeToNode(value.Deserialize(operation.Input)!, operation.Input)!;

        public override JsonNode Output(JsonNode value) =>
            JsonSerializer.SerializeToNode(value.Deserialize(operation.Output)!, operation.Output)!;
    }
}
