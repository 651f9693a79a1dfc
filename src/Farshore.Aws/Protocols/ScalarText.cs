using System.Globalization;
using System.Text.Json;

namespace Farshore.Aws.Protocols;

/// <summary>Scalars as text, the form they have everywhere but in JSON bodies.</summary>
static class ScalarText
{
    public static string Write(object value, TimestampFormat format) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset at => Timestamps.Write(at, format),
        byte[] bytes => Convert.ToBase64String(bytes),
        double number => Number(number),
        float number => float.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : Number(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} has no wire form"),
    };

    /// <summary>Writes the value into the document; false where the text is not one of the shape's values.</summary>
    public static bool TryRead(string text, Shape shape, Utf8JsonWriter document)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String:
                document.WriteStringValue(text);
                return true;
            case ShapeKind.Boolean when bool.TryParse(text, out var flag):
                document.WriteBooleanValue(flag);
                return true;
            case ShapeKind.Integer when TryInteger(text, shape.Type, out var number):
                document.WriteNumberValue(number);
                return true;
            case ShapeKind.Float:
                return TryReadFloat(text, document);
            case ShapeKind.Timestamp when Timestamps.Read(text) is { } at:
                document.WriteStringValue(at);
                return true;
            case ShapeKind.Blob:
                return TryReadBlob(text, document);
            default:
                return false;
        }
    }

    /// <summary>JSON has no word for these three; AWS writes them as strings.</summary>
    public static string Number(double number) => number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    static bool TryInteger(string text, Type type, out long number)
    {
        var (least, most) = type == typeof(int) ? (int.MinValue, int.MaxValue)
            : type == typeof(short) ? (short.MinValue, short.MaxValue)
            : type == typeof(sbyte) ? (sbyte.MinValue, sbyte.MaxValue)
            : (long.MinValue, long.MaxValue);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number >= least && number <= most;
    }

    static bool TryReadFloat(string text, Utf8JsonWriter document)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            document.WriteStringValue(text);
            return true;
        }
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
        if (!double.IsFinite(number)) return false;
        document.WriteNumberValue(number);
        return true;
    }

    static bool TryReadBlob(string text, Utf8JsonWriter document)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return false;
        document.WriteBase64StringValue(bytes.AsSpan(0, length));
        return true;
    }
}
