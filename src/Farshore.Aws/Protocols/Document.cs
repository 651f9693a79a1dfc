using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Farshore.Aws.Protocols;

/// <summary>
/// A message being read: its members, wherever they rode, gathered under the names of the model as the JSON that the record is made from.
/// In a request a required member that is missing is the caller's error; in a response it gets an empty value, as AWS's own clients do.
/// </summary>
sealed class Document : IDisposable
{
    const int MostKept = 16 * 1024;

    // Every request and every answer is one; what they are written with is kept.
    static readonly ConcurrentBag<(ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)> Idle = [];

    readonly ArrayBufferWriter<byte> buffer;
    readonly Dialect? refusals;
    readonly string operation;

    Document(Dialect? refusals, string operation)
    {
        this.refusals = refusals;
        this.operation = operation;
        (buffer, Json) = Idle.TryTake(out var idle) ? idle : New();
        Json.WriteStartObject();
    }

    public Utf8JsonWriter Json { get; }

    public static Document OfRequest(IOperation operation) => new(operation.Service.Dialect, operation.Name);

    public static Document OfResponse(IOperation operation) => new(null, operation.Name);

    public void Missing(Member member)
    {
        if (!member.Required) return;
        if (refusals is not null) throw refusals.Missing(member);
        Json.WritePropertyName(member.DocumentName);
        WriteEmpty(member.Shape);
    }

    public void Scalar(string text, Member member, Shape shape)
    {
        if (!ScalarText.TryRead(text, shape, Json)) throw Unreadable(member, text);
    }

    /// <summary>No contract has a list or map with gaps: a request with one is refused, in a response the gap is closed.</summary>
    public bool SkipsNull(bool isNull, Member member)
    {
        if (!isNull) return false;
        return refusals is null ? true : throw refusals.Unreadable(member, "null");
    }

    public Exception Unreadable(Member member, string text) => refusals is not null
        ? refusals.Unreadable(member, text)
        : new InvalidDataException($"The answer to {operation} cannot be read: '{text}' is no {member.Shape.Kind} for {member.Name}");

    public Exception Malformed(Exception reason) => refusals is not null
        ? refusals.Malformed()
        : new InvalidDataException($"The answer to {operation} cannot be read: {reason.Message}", reason);

    public T Complete<T>(JsonTypeInfo<T> shape)
    {
        Json.WriteEndObject();
        Json.Flush();
        try
        {
            return JsonSerializer.Deserialize(buffer.WrittenSpan, shape)!;
        }
        catch (JsonException unfit)
        {
            throw Malformed(unfit);
        }
    }

    public void Dispose()
    {
        if (buffer.Capacity > MostKept)
        {
            Json.Dispose();
            return;
        }

        buffer.ResetWrittenCount();
        Json.Reset();
        Idle.Add((buffer, Json));
    }

    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) New()
    {
        ArrayBufferWriter<byte> buffer = new(512);
        return (buffer, new(buffer, new() { SkipValidation = true }));
    }

    void WriteEmpty(Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String or ShapeKind.Blob: Json.WriteStringValue(""); break;
            case ShapeKind.Boolean: Json.WriteBooleanValue(false); break;
            case ShapeKind.Integer or ShapeKind.Float: Json.WriteNumberValue(0); break;
            case ShapeKind.Timestamp: Json.WriteStringValue(DateTimeOffset.UnixEpoch); break;
            case ShapeKind.List:
                Json.WriteStartArray();
                Json.WriteEndArray();
                break;
            default:
                Json.WriteStartObject();
                if (shape.Kind is ShapeKind.Structure)
                    foreach (var member in shape.Members) Missing(member);
                Json.WriteEndObject();
                break;
        }
    }
}
