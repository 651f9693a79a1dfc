using System.Globalization;
using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>Percent-encoding as SigV4 wants it: every byte but RFC 3986's unreserved ones, in upper-case hexadecimal.</summary>
static class UriEncoding
{
    /// <summary>Encodes decoded text, e.g. a query value.</summary>
    public static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length + 8);
        Append(encoded, text);
        return encoded.ToString();
    }

    /// <summary>Encodes a path once more, keeping its slashes (every service but S3).</summary>
    public static string EncodePath(string path) => string.Join('/', path.Split('/').Select(Encode));

    /// <summary>Rewrites an already encoded path in the one canonical spelling, without decoding an encoded slash (S3).</summary>
    public static string NormalizePath(string path)
    {
        StringBuilder canonical = new(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (IsEscape(path, i, out var octet))
            {
                AppendOctet(canonical, octet);
                i += 2;
            }
            else if (path[i] == '/')
            {
                canonical.Append('/');
            }
            else
            {
                var rune = Rune.GetRuneAt(path, i);
                Append(canonical, rune.ToString());
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return canonical.ToString();
    }

    /// <summary>Resolves dot segments and repeated slashes as AWS's own signers do (every service but S3).</summary>
    public static string RemoveDotSegments(string path)
    {
        List<string> kept = [];
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != "..") kept.Add(segment);
            else if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
        }

        return kept.Count == 0 ? "/" : $"/{string.Join('/', kept)}{(path.EndsWith('/') ? "/" : "")}";
    }

    static void Append(StringBuilder encoded, string text)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(text)) AppendOctet(encoded, octet);
    }

    static void AppendOctet(StringBuilder encoded, byte octet)
    {
        var character = (char)octet;
        if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~') encoded.Append(character);
        else encoded.Append('%').Append(octet.ToString("X2"));
    }

    static bool IsEscape(string path, int at, out byte octet)
    {
        octet = 0;
        return path[at] == '%' && at + 2 < path.Length
            && byte.TryParse(path.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet);
    }
}
