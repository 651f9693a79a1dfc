using Farshore.Aws.Iam;

namespace Farshore.Region.Iam.Policies;

/// <summary>A policy with the name by which a simulation tells that it decided.</summary>
sealed record NamedPolicy(string Id, string Type, PolicyDocument Document);

/// <summary>Plays one action on one resource through policies, as a request would be judged.</summary>
sealed record Simulation
{
    public required PolicyCaller Caller { get; init; }

    public required IReadOnlyList<NamedPolicy> Identity { get; init; }

    /// <summary>What must allow as well, where there is any.</summary>
    public IReadOnlyList<NamedPolicy> Boundary { get; init; } = [];

    public NamedPolicy? Resource { get; init; }

    /// <summary>Values of condition keys, by their names in lower case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; }

    public EvaluationResult Evaluate(string action, string resource)
    {
        AccessRequest request = new(Caller, action, resource, key => Context.GetValueOrDefault(key, []));
        var own = Identity.Select(policy => (Policy: policy, Said: policy.Document.Decide(request))).ToList();
        var bound = Boundary.Select(policy => (Policy: policy, Said: policy.Document.Decide(request))).ToList();
        var asked = Resource is null ? Decision.None : Resource.Document.DecideForResource(request);
        List<(NamedPolicy Policy, Decision Said)> all = Resource is null ? [.. own, .. bound] : [.. own, .. bound, (Resource, asked)];

        var denied = all.Exists(one => one.Said == Decision.Denied);
        var bounded = bound.Count > 0 && !bound.Exists(one => one.Said == Decision.Allowed);
        var allowed = !denied && !bounded && (asked == Decision.Allowed || own.Exists(one => one.Said == Decision.Allowed));
        var decisive = denied ? Decision.Denied : Decision.Allowed;
        var verdict = denied ? "explicitDeny" : allowed ? "allowed" : "implicitDeny";
        IReadOnlyList<Statement> statements = denied || allowed
            ? [.. all.Where(one => one.Said == decisive).Select(one =>
                new Statement { SourcePolicyId = one.Policy.Id, SourcePolicyType = one.Policy.Type })]
            : [];
        var missing = Missing(request);
        return new()
        {
            EvalActionName = action, EvalResourceName = resource, EvalDecision = verdict, MatchedStatements = statements,
            MissingContextValues = missing,
            ResourceSpecificResults =
            [
                new()
                {
                    EvalResourceName = resource, EvalResourceDecision = verdict, MatchedStatements = statements,
                    MissingContextValues = missing,
                },
            ],
        };
    }

    // Keys that statements about this action ask for and that nobody said.
    IReadOnlyList<string> Missing(AccessRequest request) =>
        [.. Identity.Concat(Boundary).SelectMany(policy => policy.Document.Statements)
            .Where(statement => statement.IsMeant(request.Action) && statement.Covers(request, variables: true))
            .SelectMany(statement => statement.Conditions).Select(condition => condition.Key)
            .Where(key => !Context.ContainsKey(key.ToLowerInvariant()))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
}
