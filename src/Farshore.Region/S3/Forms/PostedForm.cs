using System.Text;
using Farshore.Aws;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Farshore.Region.S3.Forms;

/// <summary>A form as a browser sends it: fields, then the file, of which nothing is read before somebody asks for it.</summary>
/// <param name="Fields">By name, whose case does not matter.</param>
/// <param name="File">The file's bytes.</param>
sealed record PostedForm(IReadOnlyDictionary<string, string> Fields, Stream File)
{
    const int MostInFields = 20 * 1024;
    const string FileName = "${filename}";

    /// <summary>Whether the request brings a form at all.</summary>
    public static bool Is(HttpRequest request) =>
        request.Method == "POST" && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Reads up to the file; what comes after it is never looked at.</summary>
    /// <exception cref="AwsException"><c>MalformedPOSTRequest</c>, <c>MaxPostPreDataLengthExceeded</c>, <c>InvalidArgument</c>.</exception>
    public static async Task<PostedForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary) : default;
        if (boundary is not { Length: > 0 and <= 70 }) throw Malformed();
        try
        {
            return await ReadAsync(new MultipartReader(boundary.ToString(), request.Body), cancellationToken)
                ?? throw S3Errors.InvalidArgument("POST requires exactly one file upload per request.", "file", "0");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw Malformed();
        }
    }

    static async Task<PostedForm?> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = MostInFields;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) throw Malformed();
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name.Equals("file", StringComparison.OrdinalIgnoreCase)) return new(Named(fields, disposition), section.Body);
            var value = await TextAsync(section.Body, left, cancellationToken);
            left -= value.Length;
            fields[name] = Encoding.UTF8.GetString(value);
        }

        return null;
    }

    static async Task<byte[]> TextAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read <= most) return buffer[..read];
        throw new AwsException("MaxPostPreDataLengthExceeded", "Your POST request fields preceding the upload file were too large.")
        {
            Details = new Dictionary<string, string> { ["MaxPostPreDataLengthBytes"] = $"{MostInFields}" },
        };
    }

    // Browsers of old sent the whole path; only its end is the name.
    static Dictionary<string, string> Named(Dictionary<string, string> fields, ContentDispositionHeaderValue disposition)
    {
        var path = (disposition.FileNameStar.HasValue
            ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (var (field, value) in fields.Where(field => field.Value.Contains(FileName, StringComparison.Ordinal)).ToList())
            fields[field] = value.Replace(FileName, name, StringComparison.Ordinal);
        return fields;
    }

    static AwsException Malformed() =>
        new("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
}
