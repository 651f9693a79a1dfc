using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Farshore.Aws.Protocols;

/// <summary>Structures as JSON objects, the body of restJson1 and awsJson1.1: timestamps are epoch seconds, blobs base64.</summary>
static class JsonBody
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(Shape shape, object value) => Write(json => WriteStructure(json, shape, value));

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain)) content(json);
        return buffer.WrittenMemory;
    }

    /// <summary>Adds the members found in the body to the document.</summary>
    public static void Read(ReadOnlyMemory<byte> body, Shape shape, Document document)
    {
        try
        {
            using var parsed = body.IsEmpty ? JsonDocument.Parse("{}") : JsonDocument.Parse(body);
            ReadMembers(parsed.RootElement, shape, document);
        }
        catch (Exception unfit) when (unfit is JsonException or InvalidOperationException)
        {
            throw document.Malformed(unfit);
        }
    }

    static void WriteStructure(Utf8JsonWriter json, Shape shape, object value)
    {
        json.WriteStartObject();
        foreach (var member in shape.BodyMembers)
        {
            if (member.Get(value) is not { } set) continue;
            json.WritePropertyName(member.JsonName);
            WriteValue(json, member.Shape, set, member);
        }
        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, Shape shape, object? value, Member member)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when !double.IsFinite(number): json.WriteStringValue(ScalarText.Number(number)); break;
            case double number: json.WriteNumberValue(number); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case DateTimeOffset at when member.Timestamp is null or TimestampFormat.EpochSeconds:
                json.WriteNumberValue(Timestamps.EpochSeconds(at));
                break;
            case DateTimeOffset at: json.WriteStringValue(Timestamps.Write(at, member.Timestamp.Value)); break;
            default: WriteCompound(json, shape, value, member); break;
        }
    }

    static void WriteCompound(Utf8JsonWriter json, Shape shape, object value, Member member)
    {
        switch (shape.Kind)
        {
            case ShapeKind.List:
                json.WriteStartArray();
                foreach (var element in (IEnumerable)value) WriteValue(json, shape.Element, element, member);
                json.WriteEndArray();
                break;
            case ShapeKind.Map:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    json.WritePropertyName((string)entry.Key);
                    WriteValue(json, shape.Element, entry.Value, member);
                }
                json.WriteEndObject();
                break;
            case ShapeKind.Structure:
                WriteStructure(json, shape, value);
                break;
            default:
                json.WriteRawValue(ScalarText.Write(value, TimestampFormat.EpochSeconds));
                break;
        }
    }

    static void ReadMembers(JsonElement source, Shape shape, Document document)
    {
        foreach (var member in shape.BodyMembers)
        {
            if (source.TryGetProperty(member.JsonName.EncodedUtf8Bytes, out var found) && found.ValueKind is not JsonValueKind.Null)
            {
                document.Json.WritePropertyName(member.DocumentName);
                ReadValue(found, member.Shape, member, document);
            }
            else document.Missing(member);
        }
    }

    static void ReadValue(JsonElement source, Shape shape, Member member, Document document)
    {
        switch (shape.Kind, source.ValueKind)
        {
            case (ShapeKind.Structure, JsonValueKind.Object):
                document.Json.WriteStartObject();
                ReadMembers(source, shape, document);
                document.Json.WriteEndObject();
                break;
            case (ShapeKind.List, JsonValueKind.Array):
                document.Json.WriteStartArray();
                foreach (var element in source.EnumerateArray())
                    if (!document.SkipsNull(element.ValueKind is JsonValueKind.Null, member)) ReadValue(element, shape.Element, member,
                        document);
                document.Json.WriteEndArray();
                break;
            case (ShapeKind.Map, JsonValueKind.Object):
                document.Json.WriteStartObject();
                foreach (var entry in source.EnumerateObject())
                {
                    if (document.SkipsNull(entry.Value.ValueKind is JsonValueKind.Null, member)) continue;
                    document.Json.WritePropertyName(entry.Name);
                    ReadValue(entry.Value, shape.Element, member, document);
                }
                document.Json.WriteEndObject();
                break;
            case (ShapeKind.String or ShapeKind.Blob or ShapeKind.Timestamp, JsonValueKind.String):
            case (ShapeKind.Float, JsonValueKind.String) when source.GetString() is "NaN" or "Infinity" or "-Infinity":
                document.Scalar(source.GetString()!, member, shape);
                break;
            case (ShapeKind.Integer or ShapeKind.Float or ShapeKind.Timestamp, JsonValueKind.Number):
            case (ShapeKind.Boolean, JsonValueKind.True or JsonValueKind.False):
                document.Scalar(source.GetRawText(), member, shape);
                break;
            default:
                throw document.Unreadable(member, source.GetRawText());
        }
    }
}
