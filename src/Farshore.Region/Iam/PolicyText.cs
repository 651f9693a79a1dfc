using System.Text.Json;
using Farshore.Aws;

namespace Farshore.Region.Iam;

/// <summary>Policy documents on their way in and out: checked as IAM checks them, percent-encoded in answers as IAM writes them.</summary>
static class PolicyText
{
    /// <exception cref="AwsException"><c>MalformedPolicyDocument</c>.</exception>
    public static string CheckTrust(string document) => Check(document, statement =>
        !Has(statement, "Principal") && !Has(statement, "NotPrincipal") ? "AssumeRole policy must have a Principal"
        : Has(statement, "Resource") ? "Has prohibited field Resource"
        : Fault(statement));

    /// <inheritdoc cref="CheckTrust"/>
    public static string CheckPermissions(string document) => Check(document, statement =>
        Has(statement, "Principal") ? "Policy document should not specify a principal."
        : !Has(statement, "Resource") && !Has(statement, "NotResource") ? "Policy statement must contain resources."
        : Fault(statement));

    public static string Encode(string document) => Uri.EscapeDataString(document);

    static string? Fault(JsonElement statement) =>
        !statement.TryGetProperty("Effect", out var effect) || effect.ValueKind != JsonValueKind.String ? "Missing required field Effect"
        : effect.GetString() is not ("Allow" or "Deny") ? $"Invalid effect: {effect.GetString()}"
        : !Has(statement, "Action") && !Has(statement, "NotAction") ? "Missing required field Action"
        : null;

    static string Check(string document, Func<JsonElement, string?> fault)
    {
        try
        {
            using var policy = JsonDocument.Parse(document);
            var root = policy.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Malformed("This policy contains invalid Json");
            if (!root.TryGetProperty("Statement", out var statements)) throw Malformed("Missing required field Statement");
            var all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : new List<JsonElement> { statements };
            if (all is []) throw Malformed("Syntax errors in policy.");
            foreach (var statement in all)
            {
                if (statement.ValueKind != JsonValueKind.Object) throw Malformed("Syntax errors in policy.");
                if (fault(statement) is { } found) throw Malformed(found);
            }

            return document;
        }
        catch (JsonException)
        {
            throw Malformed("This policy contains invalid Json");
        }
    }

    static bool Has(JsonElement statement, string field) => statement.TryGetProperty(field, out _);

    static AwsException Malformed(string message) => new("MalformedPolicyDocument", message);
}
