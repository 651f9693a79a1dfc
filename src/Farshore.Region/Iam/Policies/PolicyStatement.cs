namespace Farshore.Region.Iam.Policies;

/// <summary>One statement of a policy. What it does not say (a principal in an identity's policy) does not narrow it.</summary>
public sealed record PolicyStatement
{
    public string? Sid { get; init; }

    public required bool Allows { get; init; }

    public PrincipalList? Principals { get; init; }

    /// <summary>Everybody but <see cref="Principals"/>: <c>NotPrincipal</c>.</summary>
    public bool PrincipalsExcepted { get; init; }

    public IReadOnlyList<string> Actions { get; init; } = [];

    public bool ActionsExcepted { get; init; }

    /// <summary>None where the policy belongs to one resource and the statement names none.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    public bool ResourcesExcepted { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>What the statement says to a request.</summary>
    public Decision Decide(AccessRequest request, bool variables)
    {
        var named = Named(request.Caller);
        return named == Decision.None || !IsMeant(request.Action) || !Covers(request, variables) || !Applies(request, variables)
            ? Decision.None
            : Allows ? named : Decision.Denied;
    }

    /// <summary>Whether an action is one of those that it speaks of.</summary>
    public bool IsMeant(string action)
    {
        foreach (var pattern in Actions)
            if (Pattern.Matches(action, pattern, ignoreCase: true)) return !ActionsExcepted;
        return ActionsExcepted;
    }

    Decision Named(PolicyCaller caller) =>
        Principals is null ? Decision.Allowed
        : !PrincipalsExcepted ? Principals.Names(caller)
        : Principals.Names(caller) == Decision.None ? Decision.Allowed : Decision.None;

    /// <summary>Whether the resource is one of those that it speaks of.</summary>
    public bool Covers(AccessRequest request, bool variables)
    {
        if (Resources is null) return true;
        foreach (var resource in Resources)
        {
            if (resource == "*") return !ResourcesExcepted;
            var pattern = variables ? Pattern.Expand(resource, request.Circumstances) : resource;
            if (pattern is not null && Pattern.Matches(request.Resource, pattern)) return !ResourcesExcepted;
        }

        return ResourcesExcepted;
    }

    // A condition that is not understood makes no statement allow and lets every one deny.
    bool Applies(AccessRequest request, bool variables)
    {
        foreach (var condition in Conditions)
            if (!(condition.Holds(request, variables) ?? !Allows)) return false;
        return true;
    }
}
