using System.Globalization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>Finds the claim in the <c>Authorization</c> header or in a presigned query.</summary>
public static class ClaimReader
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    const int LongestLifetimeSeconds = 7 * 24 * 3600;

    static readonly string[] PresignedNames =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature"];

    /// <summary>Reads the claim; null where the request is not signed at all.</summary>
    /// <exception cref="AwsException">It is signed, but not in a way that can be read.</exception>
    public static SignatureClaim? Read(WireRequest request) =>
        request.Headers.TryGetValue("authorization", out var authorization) ? FromHeader(request, authorization)
        : request.Query.Any(parameter => parameter.Key is "X-Amz-Algorithm" or "X-Amz-Signature") ? FromQuery(request)
        : request.Query.Any(parameter => parameter.Key == "AWSAccessKeyId") ? throw UnsupportedMechanism()
        : null;

    static SignatureClaim FromHeader(WireRequest request, string authorization)
    {
        var errors = SignatureErrors.Guess(request);
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal)) throw UnsupportedMechanism();

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        const StringSplitOptions trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var field in authorization[Algorithm.Length..].Split(',', trimmed))
        {
            if (field.Split('=', 2) is not [var name, var value]) throw errors.Malformed($"'{field}' is not a key=value pair");
            fields[name] = value;
        }

        foreach (var name in (string[])["Credential", "SignedHeaders", "Signature"])
        {
            if (!fields.ContainsKey(name)) throw errors.Malformed($"the {name} component is missing");
        }

        if (!CredentialScope.TryParse(fields["Credential"], out var accessKeyId, out var scope))
        {
            throw errors.Malformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }

        return new(accessKeyId, scope, HeaderNames(fields["SignedHeaders"]), fields["Signature"])
        {
            Timestamp = request.Headers.GetValueOrDefault("x-amz-date") ?? request.Headers.GetValueOrDefault("date"),
            SessionToken = request.Headers.GetValueOrDefault("x-amz-security-token"),
        };
    }

    static SignatureClaim FromQuery(WireRequest request)
    {
        var given = request.Query.ToLookup(parameter => parameter.Key, parameter => parameter.Value);
        if (!PresignedNames.All(given.Contains))
        {
            throw BadQuery("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
                + "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }

        if (given["X-Amz-Algorithm"].First() != Algorithm) throw BadQuery("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        if (!CredentialScope.TryParse(given["X-Amz-Credential"].First(), out var accessKeyId, out var scope))
        {
            throw BadQuery("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; "
                + "expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }

        return new(accessKeyId, scope, HeaderNames(given["X-Amz-SignedHeaders"].First()), given["X-Amz-Signature"].First())
        {
            Timestamp = given["X-Amz-Date"].First(),
            SessionToken = given["X-Amz-Security-Token"].FirstOrDefault(),
            Lifetime = Lifetime(given["X-Amz-Expires"].First()),
        };
    }

    static TimeSpan Lifetime(string text) =>
        !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? throw BadQuery("X-Amz-Expires should be a number")
        : seconds < 0 ? throw BadQuery("X-Amz-Expires must be non-negative")
        : seconds > LongestLifetimeSeconds ? throw BadQuery("X-Amz-Expires must be less than a week (in seconds); "
            + "that is, the given X-Amz-Expires must be less than 604800 seconds")
        : TimeSpan.FromSeconds(seconds);

    static string[] HeaderNames(string list) => list.ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries);

    static AwsException BadQuery(string message) => new("AuthorizationQueryParametersError", message);

    static AwsException UnsupportedMechanism() =>
        new("InvalidRequest", "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
}
