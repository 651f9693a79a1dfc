using System.Text.Json;
using Farshore.Aws;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.S3.Access;

/// <summary>What a bucket's policy must be for S3 to take it.</summary>
/// <param name="bucket">Whose policy.</param>
/// <param name="isPrincipal">Whether there is a user or role of an ARN; accounts of elsewhere are believed.</param>
sealed class BucketPolicyRules(string bucket, Func<Arn, bool> isPrincipal)
{
    const string NotJson = "Policies must be valid JSON and the first byte must be '{'";

    static readonly HashSet<string> Fields =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    readonly string bucketArn = $"arn:aws:s3:::{bucket}";

    /// <exception cref="AwsException"><c>MalformedPolicy</c>.</exception>
    public void Check(string policy)
    {
        if (!policy.StartsWith('{')) throw Malformed(NotJson);
        try
        {
            using var document = JsonDocument.Parse(policy);
            Check(document.RootElement);
        }
        catch (JsonException)
        {
            throw Malformed(NotJson);
        }
    }

    void Check(JsonElement policy)
    {
        foreach (var field in policy.EnumerateObject())
            if (field.Name is not ("Version" or "Id" or "Statement")) throw Malformed($"Unknown field {field.Name}");
        if (policy.TryGetProperty("Version", out var version)
            && (version.ValueKind != JsonValueKind.String || version.GetString() is not ("2012-10-17" or "2008-10-17")))
            throw Malformed("The policy must contain a valid version string");
        if (!policy.TryGetProperty("Statement", out var statements)) throw Malformed("Missing required field Statement");

        List<JsonElement> all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        if (all is []) throw Malformed("Could not parse the policy: Statement is empty!");
        foreach (var one in all) CheckForm(one);
        foreach (var statement in PolicyReader.Statements(policy)) Check(statement);
    }

    static void CheckForm(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object) throw Malformed("Invalid policy syntax.");
        foreach (var field in statement.EnumerateObject())
            if (!Fields.Contains(field.Name)) throw Malformed($"Unknown field {field.Name}");
        if (!Has(statement, "Effect")) throw Malformed("Missing required field Effect");
        if (statement.GetProperty("Effect") is var effect
            && (effect.ValueKind != JsonValueKind.String || effect.GetString() is not ("Allow" or "Deny")))
            throw Malformed($"Invalid effect : {effect}");
        if (!Has(statement, "Principal") && !Has(statement, "NotPrincipal")) throw Malformed("Missing required field Principal");
        if (!Has(statement, "Action") && !Has(statement, "NotAction")) throw Malformed("Missing required field Action");
        if (!Has(statement, "Resource") && !Has(statement, "NotResource")) throw Malformed("Missing required field Resource");
        if (Has(statement, "Condition") && statement.GetProperty("Condition").ValueKind != JsonValueKind.Object)
            throw Malformed("Invalid policy syntax.");
    }

    void Check(PolicyStatement statement)
    {
        CheckPrincipals(statement.Principals!);
        foreach (var action in statement.Actions)
            if (!S3PolicyActions.Exists(action)) throw Malformed("Policy has invalid action");
        foreach (var resource in statement.Resources!)
            if (!IsOfBucket(resource)) throw Malformed("Policy has invalid resource");
        if (!statement.ActionsExcepted && !statement.ResourcesExcepted) CheckTogether(statement);
        foreach (var condition in statement.Conditions)
        {
            if (!ConditionTests.IsKnown(condition.Test)) throw Malformed($"Invalid Condition type : {condition.Operator}");
            if (!condition.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
                && !condition.Key.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
                throw Malformed("Policy has an invalid condition key");
        }
    }

    void CheckPrincipals(PrincipalList principals)
    {
        if (principals.ByKind.Count == 0) throw InvalidPrincipal("");
        foreach (var (kind, names) in principals.ByKind)
        {
            foreach (var name in names)
            {
                var isValid = kind switch
                {
                    "AWS" => name == "*" || IsAccount(name) || IsUnique(name)
                        || (Arn.TryParse(name, out var arn) && IsAccount(arn.Account) && IsPrincipal(arn)),
                    "Service" => name.EndsWith(".amazonaws.com", StringComparison.Ordinal),
                    "CanonicalUser" => name.Length == 64 && name.All(char.IsAsciiHexDigit),
                    "Federated" => true,
                    _ => false,
                };
                if (!isValid) throw InvalidPrincipal(name);
            }
        }
    }

    bool IsPrincipal(Arn arn) => arn switch
    {
        { Service: "iam", Resource: "root" } => true,
        { Service: "iam", Type: "user" or "role" } => isPrincipal(arn),
        { Service: "sts", Type: "assumed-role" or "federated-user" } => true,
        _ => false,
    };

    bool IsOfBucket(string resource) =>
        resource == "*" || Pattern.Matches(bucketArn, resource) || resource.StartsWith(bucketArn + "/", StringComparison.Ordinal)
            || (resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                && Pattern.Matches(bucketArn, resource.AsSpan(0, slash)));

    void CheckTogether(PolicyStatement statement)
    {
        var (ofObjects, ofBucket) =
            (statement.Resources!.Any(resource => resource == "*" || resource.Contains('/', StringComparison.Ordinal)
            || resource.EndsWith('*')), statement.Resources!.Any(resource => Pattern.Matches(bucketArn, resource)));
        foreach (var action in statement.Actions)
        {
            var (aboutObjects, aboutBuckets) = S3PolicyActions.AboutWhat(action);
            if (!(aboutObjects && ofObjects) && !(aboutBuckets && ofBucket))
                throw Malformed("Action does not apply to any resource(s) in statement");
        }
    }

    static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    // What a principal's ARN turns into when the principal is removed.
    static bool IsUnique(string text) => text.Length >= 20 && (text.StartsWith("AIDA", StringComparison.Ordinal)
        || text.StartsWith("AROA", StringComparison.Ordinal));

    static bool Has(JsonElement statement, string field) => statement.TryGetProperty(field, out _);

    static AwsException InvalidPrincipal(string name) => new("MalformedPolicy", "Invalid principal in policy")
    {
        Details = new Dictionary<string, string> { ["Detail"] = name.Length == 0 ? "" : $"\"AWS\" : \"{name}\"" },
    };

    static AwsException Malformed(string message) => new("MalformedPolicy", message);
}
