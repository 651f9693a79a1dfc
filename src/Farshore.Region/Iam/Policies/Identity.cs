namespace Farshore.Region.Iam.Policies;

/// <summary>What a user or role may do by its own policies.</summary>
/// <param name="Policies">Those written into it and the managed ones.</param>
/// <param name="IsAdministrator">Everything, and nothing in its policies denies anything.</param>
public sealed record Identity(IReadOnlyList<PolicyDocument> Policies, bool IsAdministrator)
{
    /// <summary>The root of an account, which policies of identities do not bind.</summary>
    public static readonly Identity Root = new([], IsAdministrator: true);

    /// <summary>May do nothing: somebody unknown, or somebody who was removed.</summary>
    public static readonly Identity Nobody = new([], IsAdministrator: false);

    /// <summary>The user or role; none for the root of an account.</summary>
    public string? Arn { get; init; }

    public static Identity Of(string arn, IReadOnlyDictionary<string, string> inline, IReadOnlyList<string> attached,
        Func<string, PolicyDocument?> managed)
    {
        List<PolicyDocument> policies =
            [.. inline.Values.Select(PolicyDocument.Of), .. attached.Select(managed).OfType<PolicyDocument>()];
        return new(policies, attached.Contains(IamUsers.AdministratorAccess) && policies.TrueForAll(
            policy => policy.Statements.All(statement => statement.Allows))) { Arn = arn };
    }

    public Decision Decide(AccessRequest request) =>
        IsAdministrator ? Decision.Allowed : PolicyDocument.Decide(Policies, request);
}
