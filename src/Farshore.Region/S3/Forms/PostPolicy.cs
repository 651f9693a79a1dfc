using System.Globalization;
using System.Text;
using System.Text.Json;
using Farshore.Aws;

namespace Farshore.Region.S3.Forms;

/// <summary>What the signer of a form allows whoever fills it in.</summary>
sealed class PostPolicy
{
    static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    readonly List<(bool Prefix, string Field, string Value)> conditions = [];
    readonly DateTimeOffset expiration;

    PostPolicy(DateTimeOffset expiration) => this.expiration = expiration;

    /// <summary>The fewest bytes that the file may have.</summary>
    public long Least { get; private set; }

    /// <summary>The most bytes that the file may have.</summary>
    public long Most { get; private set; } = long.MaxValue;

    /// <exception cref="AwsException"><c>InvalidPolicyDocument</c>.</exception>
    public static PostPolicy Parse(string field)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(field)));
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Invalid("Invalid JSON.");
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw Invalid("Invalid JSON.");
        }
    }

    /// <summary>Holds the fields of a form against the conditions.</summary>
    /// <param name="fields">With the bucket among them, without what cannot be signed.</param>
    /// <param name="now">By the senders' clock.</param>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void Check(IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        if (expiration <= now) throw Denied("Policy expired.");
        foreach (var (prefix, field, value) in conditions)
        {
            var given = fields.GetValueOrDefault(field, "");
            if (prefix ? given.StartsWith(value, StringComparison.Ordinal) : given == value) continue;
            throw Denied($"Policy Condition failed: [\"{(prefix ? "starts-with" : "eq")}\", \"${field}\", \"{value}\"]");
        }

        var allowed = conditions.Select(condition => condition.Field).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var extra = fields.Keys.Where(name => !allowed.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (extra.Count > 0) throw Denied($"Extra input fields: {string.Join(", ", extra)}");
    }

    static PostPolicy Read(JsonElement root)
    {
        if (!root.TryGetProperty("expiration", out var until)) throw Invalid("Policy missing expiration.");
        if (!root.TryGetProperty("conditions", out var list)) throw Invalid("Policy missing conditions.");
        var text = until.ValueKind == JsonValueKind.String ? until.GetString() : until.GetRawText();
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiration))
            throw Invalid($"Invalid 'expiration' value: '{text}'");
        if (list.ValueKind != JsonValueKind.Array) throw Invalid("Invalid 'conditions' value: must be a List.");
        var policy = new PostPolicy(expiration);
        foreach (var condition in list.EnumerateArray()) policy.Add(condition);
        return policy;
    }

    void Add(JsonElement condition)
    {
        switch (condition.ValueKind)
        {
            case JsonValueKind.Object when condition.GetPropertyCount() == 1:
                var only = condition.EnumerateObject().Single();
                conditions.Add((false, only.Name, Text(only.Value)));
                break;
            case JsonValueKind.Object:
                throw Invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
            case JsonValueKind.Array:
                AddList([.. condition.EnumerateArray()]);
                break;
            default:
                throw Invalid("Invalid condition: must be a List or a Simple-Condition.");
        }
    }

    void AddList(IReadOnlyList<JsonElement> condition)
    {
        if (condition.Count == 0) throw Invalid("Invalid Condition: no operation specified.");
        var operation = Text(condition[0]).ToLowerInvariant();
        if (operation == "content-length-range")
        {
            if (condition.Count != 3) throw Invalid("Invalid content-length-range: wrong number of arguments.");
            (Least, Most) = (Number(condition[1]), Number(condition[2]));
            return;
        }

        if (operation is not ("eq" or "starts-with")) throw Invalid($"Invalid Condition: unknown operation '{Text(condition[0])}'.");
        if (condition.Count != 3) throw Invalid($"Invalid {operation}: wrong number of arguments.");
        var field = Text(condition[1]);
        if (!field.StartsWith('$')) throw Invalid($"Invalid {operation}: the field must begin with $.");
        conditions.Add((operation == "starts-with", field[1..], Text(condition[2])));
    }

    static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid("Invalid Condition: values must be strings.");

    static long Number(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Invalid($"Invalid content-length-range value: '{text}'");
    }

    static AwsException Invalid(string reason) => new("InvalidPolicyDocument", $"Invalid Policy: {reason}");

    static AwsException Denied(string reason) => new("AccessDenied", $"Invalid according to Policy: {reason}", 403);
}
