using System.Diagnostics.CodeAnalysis;

namespace Farshore.Aws.Signing;

/// <summary>What a signature is good for: one day, one Region, one service.</summary>
/// <param name="Date">UTC day as <c>yyyyMMdd</c>.</param>
/// <param name="Region">Region the request was signed for.</param>
/// <param name="Service">Signing name of the service, which is also how a local region routes.</param>
public sealed record CredentialScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    /// <summary>Reads <c>AKID/20260301/us-east-1/s3/aws4_request</c>.</summary>
    public static bool TryParse(
        string credential, [NotNullWhen(true)] out string? accessKeyId, [NotNullWhen(true)] out CredentialScope? scope)
    {
        var parts = credential.Split('/');
        var valid = parts is [{ Length: > 0 }, { Length: 8 }, { Length: > 0 }, { Length: > 0 }, Terminator];
        (accessKeyId, scope) = valid ? (parts[0], new CredentialScope(parts[1], parts[2], parts[3])) : (null, null);
        return valid;
    }

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
