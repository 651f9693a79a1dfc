using System.Collections;
using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;

namespace Farshore.Aws.Protocols;

/// <summary>Structures as CBOR maps, the body of Smithy's rpcv2Cbor: timestamps are tagged epoch seconds, blobs byte strings.</summary>
static class CborBody
{
    const int MostDeep = 128;

    public static ReadOnlyMemory<byte> Write(Shape shape, object value) => Write(cbor => WriteStructure(cbor, shape, value));

    public static ReadOnlyMemory<byte> Write(Action<CborWriter> content)
    {
        var cbor = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: true);
        content(cbor);
        return cbor.Encode();
    }

    /// <summary>Adds the members found in the body to the document.</summary>
    public static void Read(ReadOnlyMemory<byte> body, Shape shape, Document document)
    {
        try
        {
            var source = body.IsEmpty ? new Dictionary<string, object?>() : Parse(body);
            ReadMembers(source as Dictionary<string, object?> ?? throw new CborContentException("not a map"), shape, document);
        }
        catch (Exception unfit) when (unfit is CborContentException or InvalidOperationException or OverflowException or FormatException)
        {
            throw document.Malformed(unfit);
        }
    }

    /// <summary>The one value in some bytes: text, numbers, flags, times, bytes, lists and maps.</summary>
    /// <exception cref="CborContentException">They are not CBOR, or nested beyond reason.</exception>
    public static object? Parse(ReadOnlyMemory<byte> bytes) => ParseValue(new(bytes, CborConformanceMode.Lax), 0);

    static object? ParseValue(CborReader cbor, int depth)
    {
        if (depth > MostDeep) throw new CborContentException($"nested more than {MostDeep} levels deep");
        switch (cbor.PeekState())
        {
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString: return cbor.ReadTextString();
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString: return cbor.ReadByteString();
            case CborReaderState.UnsignedInteger: return (decimal)cbor.ReadUInt64();
            case CborReaderState.NegativeInteger: return -1m - cbor.ReadCborNegativeIntegerRepresentation();
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return cbor.ReadDouble();
            case CborReaderState.Boolean: return cbor.ReadBoolean();
            case CborReaderState.Null or CborReaderState.SimpleValue or CborReaderState.Undefined:
                cbor.SkipValue();
                return null;
            case CborReaderState.Tag: return ParseTagged(cbor, depth);
            case CborReaderState.StartArray:
                List<object?> list = [];
                for (cbor.ReadStartArray(); cbor.PeekState() is not CborReaderState.EndArray;) list.Add(ParseValue(cbor, depth + 1));
                cbor.ReadEndArray();
                return list;
            case CborReaderState.StartMap:
                Dictionary<string, object?> map = new(StringComparer.Ordinal);
                for (cbor.ReadStartMap(); cbor.PeekState() is not CborReaderState.EndMap;)
                    map[cbor.ReadTextString()] = ParseValue(cbor, depth + 1);
                cbor.ReadEndMap();
                return map;
            default: throw new CborContentException("ends too early");
        }
    }

    static object? ParseTagged(CborReader cbor, int depth)
    {
        var tag = cbor.ReadTag();
        var value = ParseValue(cbor, depth + 1);
        return tag is not CborTag.UnixTimeSeconds ? value
            : Timestamps.Read(Number(value) ?? throw new CborContentException("a time that is no number"))
                ?? throw new CborContentException("a time outside of the calendar");
    }

    static void WriteStructure(CborWriter cbor, Shape shape, object value)
    {
        cbor.WriteStartMap(null);
        foreach (var member in shape.BodyMembers)
        {
            if (member.Get(value) is not { } set) continue;
            cbor.WriteTextString(member.BodyName);
            WriteValue(cbor, member.Shape, set);
        }
        cbor.WriteEndMap();
    }

    static void WriteValue(CborWriter cbor, Shape shape, object? value)
    {
        switch (value)
        {
            case null: cbor.WriteNull(); break;
            case string text: cbor.WriteTextString(text); break;
            case bool flag: cbor.WriteBoolean(flag); break;
            case int number: cbor.WriteInt32(number); break;
            case long number: cbor.WriteInt64(number); break;
            case double number: cbor.WriteDouble(number); break;
            case byte[] bytes: cbor.WriteByteString(bytes); break;
            case DateTimeOffset at:
                cbor.WriteTag(CborTag.UnixTimeSeconds);
                if (Timestamps.EpochSeconds(at) is var seconds && decimal.IsInteger(seconds)) cbor.WriteInt64((long)seconds);
                else cbor.WriteDouble((double)seconds);
                break;
            default: WriteCompound(cbor, shape, value); break;
        }
    }

    static void WriteCompound(CborWriter cbor, Shape shape, object value)
    {
        switch (shape.Kind)
        {
            case ShapeKind.List:
                cbor.WriteStartArray(null);
                foreach (var element in (IEnumerable)value) WriteValue(cbor, shape.Element, element);
                cbor.WriteEndArray();
                break;
            case ShapeKind.Map:
                cbor.WriteStartMap(null);
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    cbor.WriteTextString((string)entry.Key);
                    WriteValue(cbor, shape.Element, entry.Value);
                }
                cbor.WriteEndMap();
                break;
            case ShapeKind.Structure:
                WriteStructure(cbor, shape, value);
                break;
            default:
                cbor.WriteInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    static void ReadMembers(Dictionary<string, object?> source, Shape shape, Document document)
    {
        foreach (var member in shape.BodyMembers)
        {
            if (source.GetValueOrDefault(member.BodyName) is { } found)
            {
                document.Json.WritePropertyName(member.DocumentName);
                ReadValue(found, member.Shape, member, document);
            }
            else document.Missing(member);
        }
    }

    static void ReadValue(object? source, Shape shape, Member member, Document document)
    {
        switch (shape.Kind, source)
        {
            case (ShapeKind.Structure, Dictionary<string, object?> map):
                document.Json.WriteStartObject();
                ReadMembers(map, shape, document);
                document.Json.WriteEndObject();
                break;
            case (ShapeKind.List, List<object?> list):
                document.Json.WriteStartArray();
                foreach (var element in list)
                    if (!document.SkipsNull(element is null, member)) ReadValue(element, shape.Element, member, document);
                document.Json.WriteEndArray();
                break;
            case (ShapeKind.Map, Dictionary<string, object?> map):
                document.Json.WriteStartObject();
                foreach (var (key, value) in map)
                {
                    if (document.SkipsNull(value is null, member)) continue;
                    document.Json.WritePropertyName(key);
                    ReadValue(value, shape.Element, member, document);
                }
                document.Json.WriteEndObject();
                break;
            case (ShapeKind.String, string text): document.Json.WriteStringValue(text); break;
            case (ShapeKind.Blob, byte[] bytes): document.Json.WriteBase64StringValue(bytes); break;
            case (ShapeKind.Boolean, bool flag): document.Json.WriteBooleanValue(flag); break;
            case (ShapeKind.Timestamp, DateTimeOffset at): document.Json.WriteStringValue(at); break;
            case (ShapeKind.Integer or ShapeKind.Float, decimal or double):
                document.Scalar(Number(source)!, member, shape);
                break;
            default:
                throw document.Unreadable(member, source?.ToString() ?? "null");
        }
    }

    static string? Number(object? value) => value switch
    {
        decimal whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => ScalarText.Number(number),
        _ => null,
    };
}
