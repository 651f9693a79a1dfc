using Farshore.Aws;

namespace Farshore.Region.Iam.Policies;

/// <summary>Whom a statement names, by kind: <c>AWS</c>, <c>Service</c>, <c>CanonicalUser</c>, <c>Federated</c>.</summary>
/// <param name="ByKind">Names of each kind; everybody is <c>*</c> under <c>AWS</c>.</param>
public sealed record PrincipalList(IReadOnlyDictionary<string, IReadOnlyList<string>> ByKind)
{
    public static readonly PrincipalList Everybody = new(new Dictionary<string, IReadOnlyList<string>> { ["AWS"] = ["*"] });

    /// <summary>How the caller is named, if at all.</summary>
    public Decision Names(PolicyCaller caller)
    {
        if (caller.Service is { } service) return Of("Service").Contains(service) ? Decision.Allowed : Decision.None;
        var named = caller.CanonicalId is { } id && Of("CanonicalUser").Contains(id) ? Decision.AllowedToAccount : Decision.None;
        foreach (var name in Of("AWS"))
            if (Names(name, caller) is var one && one > named) named = one;
        return named;
    }

    /// <summary>Whether it names everybody, wherever they come from.</summary>
    public bool NamesEverybody => Of("AWS").Any(name => name == "*");

    IReadOnlyList<string> Of(string kind) => ByKind.GetValueOrDefault(kind, []);

    /// <summary>An account, or its root, means everyone whom it lets; a role means its sessions.</summary>
    static Decision Names(string name, PolicyCaller caller)
    {
        if (name == "*" || name == caller.Arn) return Decision.Allowed;
        if (caller.Account is not { } account) return Decision.None;
        if (name == account || name == $"arn:aws:iam::{account}:root") return Decision.AllowedToAccount;
        if (name == caller.UniqueId) return Decision.Allowed;
        return caller.Role is var (owner, role) && Arn.TryParse(name, out var named) && named is { Service: "iam", Type: "role" }
            && named.Account == owner && named.Resource.Split('/')[^1] == role ? Decision.Allowed : Decision.None;
    }
}
