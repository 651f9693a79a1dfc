namespace Farshore.Region.Iam.Policies;

/// <summary>One line of a statement's conditions: an operator, a key, and the values of which one must hold.</summary>
/// <param name="Operator">As written, e.g. <c>ForAnyValue:StringLikeIfExists</c>.</param>
/// <param name="Key">The condition key as written; its case does not matter.</param>
/// <param name="Values">Alternatives.</param>
public sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
{
    const string AllValues = "ForAllValues:", AnyValue = "ForAnyValue:", IfExists = "IfExists";

    readonly string key = Key.ToLowerInvariant();
    readonly string? set = Operator.StartsWith(AllValues, StringComparison.OrdinalIgnoreCase) ? AllValues
        : Operator.StartsWith(AnyValue, StringComparison.OrdinalIgnoreCase) ? AnyValue : null;

    /// <summary>The operator without <c>ForAllValues:</c>, <c>ForAnyValue:</c> and <c>IfExists</c>.</summary>
    public string Test { get; } = TestOf(Operator);

    bool Optional => Operator.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it holds for a request.</summary>
    /// <param name="request">Who asks for what.</param>
    /// <param name="variables">Whether values may hold policy variables.</param>
    /// <returns>Nothing where the operator is unknown.</returns>
    public bool? Holds(AccessRequest request, bool variables)
    {
        if (!ConditionTests.IsKnown(Test)) return null;
        var given = request.Circumstances(key);
        if (Test.Equals("Null", StringComparison.OrdinalIgnoreCase))
            return Values.Any(value => value.Equals(given is [] ? "true" : "false", StringComparison.OrdinalIgnoreCase));

        var (test, negated) = ConditionTests.Find(Test);
        if (given is []) return set == AllValues || Optional || (negated && set is null);
        List<string> wanted = [.. from value in Values
                                  let expanded = variables ? Pattern.Expand(value, request.Circumstances) : value
                                  where expanded is not null
                                  select expanded];
        bool Passes(string one) => wanted.Exists(value => test(one, value)) != negated;
        // A key of one value is the same under all of these.
        return set == AllValues || (set is null && negated) ? given.All(Passes) : given.Any(Passes);
    }

    static string TestOf(string text)
    {
        var start = text.IndexOf(':', StringComparison.Ordinal) + 1;
        return text.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase) ? text[start..^IfExists.Length] : text[start..];
    }
}
