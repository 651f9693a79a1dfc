using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Aws.CloudFormation;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>The values a stack has for the parameters of its template: those that were given, those of before, or the defaults.</summary>
static class ParameterValues
{
    /// <summary>A pattern that a person wrote may take for ever.</summary>
    public static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(200);

    /// <exception cref="Farshore.Aws.AwsException">One is missing, unknown, or not as the template wants it.</exception>
    public static IReadOnlyList<StoredParameter> Choose(
        Template template, IReadOnlyList<Parameter>? given, IReadOnlyList<StoredParameter> before)
    {
        var asked = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var one in given ?? [])
        {
            if (one.ParameterKey is not { } key) throw CloudFormationErrors.Validation("ParameterKey must not be null");
            if (!asked.TryAdd(key, one)) throw CloudFormationErrors.Validation($"Duplicate parameter key: {key}");
        }

        if (asked.Keys.Where(name => !template.Parameters.ContainsKey(name)).ToList() is { Count: > 0 } unknown)
            throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        List<string> missing = [];
        List<StoredParameter> values = [];
        foreach (var declared in template.Parameters.Values)
        {
            if (Chosen(declared, asked.GetValueOrDefault(declared.Name), before) is { } value) values.Add(new(declared.Name, value, null));
            else missing.Add(declared.Name);
        }

        if (missing.Count > 0) throw CloudFormationErrors.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");
        foreach (var value in values) Check(template.Parameters[value.Name], value.Value);
        return values;
    }

    /// <summary>What the template's functions get.</summary>
    public static IReadOnlyDictionary<string, JsonNode> ForFunctions(Template template, IReadOnlyList<StoredParameter> values) =>
        values.Where(value => template.Parameters.ContainsKey(value.Name)).ToDictionary(value => value.Name, value =>
            template.Parameters[value.Name].IsList ? Items(value.Resolved ?? value.Value) : (JsonNode)(value.Resolved ?? value.Value),
            StringComparer.Ordinal);

    static string? Chosen(DeclaredParameter declared, Parameter? asked, IReadOnlyList<StoredParameter> before)
    {
        if (asked is null) return declared.Default;
        if (asked.UsePreviousValue is not true) return asked.ParameterValue ?? declared.Default;
        if (asked.ParameterValue is not null)
            throw CloudFormationErrors.Validation($"Invalid input for parameter key {declared.Name}. Cannot specify usePreviousValue as "
                + "true and non empty value for a parameter");
        return before.FirstOrDefault(one => one.Name == declared.Name)?.Value ?? throw CloudFormationErrors.Validation(
            $"Invalid input for parameter key {declared.Name}. Cannot specify usePreviousValue as true for a parameter key not in the "
            + "previous template");
    }

    static void Check(DeclaredParameter declared, string value)
    {
        // The name of a stored parameter is checked by who stores it; the template's own limits are for what it holds.
        if (declared.IsStored) return;
        var items = declared.IsList ? Items(value).Select(item => item!.ToString()).ToList() : [value];
        foreach (var item in items) CheckOne(declared, item);
    }

    static void CheckOne(DeclaredParameter declared, string value)
    {
        if (declared.AllowedValues is { } allowed && !allowed.Contains(value)) throw Wrong(declared, "must be one of AllowedValues");
        if (declared.AllowedPattern is { } pattern && !Matches(pattern, value)) throw Wrong(declared, $"must match pattern {pattern}");
        if (value.Length < declared.MinLength) throw Wrong(declared, $"must contain at least {declared.MinLength} characters");
        if (value.Length > declared.MaxLength) throw Wrong(declared, $"must contain at most {declared.MaxLength} characters");
        if (!declared.Type.Contains("Number", StringComparison.Ordinal)) return;
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Wrong(declared, "must be a number");
        if (number < declared.MinValue) throw Wrong(declared, Invariant($"must be a number not less than {declared.MinValue}"));
        if (number > declared.MaxValue) throw Wrong(declared, Invariant($"must be a number not greater than {declared.MaxValue}"));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.None, LongestMatch);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    static Aws.AwsException Wrong(DeclaredParameter declared, string why) => CloudFormationErrors.Validation(
        declared.ConstraintDescription is { } described ? $"Parameter {declared.Name} failed to satisfy constraint: {described}"
            : $"Parameter '{declared.Name}' {why}");

    static JsonArray Items(string value) =>
        value.Length == 0 ? [] : [.. value.Split(',').Select(item => (JsonNode)item.Trim())];
}

/// <summary>A parameter's value as a stack keeps it.</summary>
/// <param name="Resolved">What the value names, where the template declares a parameter of Systems Manager.</param>
sealed record StoredParameter(string Name, string Value, string? Resolved);
