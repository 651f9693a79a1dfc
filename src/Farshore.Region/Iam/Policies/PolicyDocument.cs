using System.Collections.Concurrent;
using System.Text.Json;

namespace Farshore.Region.Iam.Policies;

/// <summary>A policy, ready to be asked. Read once for each text, since the same few are asked at every request.</summary>
public sealed class PolicyDocument
{
    const int MostKept = 1000;

    static readonly ConcurrentDictionary<string, PolicyDocument> Known = new(StringComparer.Ordinal);

    PolicyDocument(bool variables, IReadOnlyList<PolicyStatement> statements) => (Variables, Statements) = (variables, statements);

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>Variables stand for something only since version 2012-10-17.</summary>
    bool Variables { get; }

    /// <summary>The policy of a text; one that says nothing where the text is no policy.</summary>
    public static PolicyDocument Of(string text)
    {
        if (Known.TryGetValue(text, out var known)) return known;
        if (Known.Count >= MostKept) Known.Clear();
        return Known[text] = Read(text);
    }

    /// <summary>What the policy says to a request: a denial before a permission.</summary>
    public Decision Decide(AccessRequest request)
    {
        var decision = Decision.None;
        foreach (var statement in Statements)
        {
            if (statement.Decide(request, Variables) is var one && one > decision) decision = one;
            if (decision == Decision.Denied) break;
        }

        return decision;
    }

    /// <summary>The same, of a resource's policy, where a statement that names nobody speaks of nobody.</summary>
    public Decision DecideForResource(AccessRequest request)
    {
        var decision = Decision.None;
        foreach (var statement in Statements)
            if (statement.Principals is not null && statement.Decide(request, Variables) is var one && one > decision) decision = one;
        return decision;
    }

    /// <summary>What several policies of the same side say together.</summary>
    public static Decision Decide(IEnumerable<PolicyDocument> policies, AccessRequest request)
    {
        var decision = Decision.None;
        foreach (var policy in policies)
            if (policy.Decide(request) is var one && one > decision) decision = one;
        return decision;
    }

    static PolicyDocument Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return new(PolicyReader.HasVariables(json.RootElement), PolicyReader.Statements(json.RootElement));
        }
        catch (JsonException)
        {
            return new(variables: false, []);
        }
    }
}
