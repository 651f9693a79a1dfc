using System.Text;

namespace Farshore.Region.S3;

/// <summary>How keys stand in a listing: as they are, or percent-encoded where <c>encoding-type=url</c> asks for it, since XML cannot
/// hold every character a key can.</summary>
sealed class ListEncoding
{
    readonly bool encodes;

    /// <exception cref="Aws.AwsException"><c>InvalidArgument</c>: there is only <c>url</c>.</exception>
    public ListEncoding(string? type)
    {
        if (type is not (null or "url")) throw S3Errors.InvalidArgument(
            "Invalid Encoding Method specified in Request", "encoding-type", type);
        encodes = type is not null;
    }

    public string? Text(string? text) => text is null || !encodes ? text : Encode(text);

    static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (value == ' ') encoded.Append('+');
            else if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '_' or '.' or '*' or '/') encoded.Append((char)value);
            else encoded.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
