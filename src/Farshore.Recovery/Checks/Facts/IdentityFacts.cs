using Farshore.Aws;
using Farshore.Aws.Iam;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Roles and instance profiles.</summary>
sealed class IdentityFacts(RegionFacts region)
{
    const string Allowed = "allowed";
    const int ResourcesAtOnce = 50;

    /// <summary>Null where there is none.</summary>
    /// <param name="role">Name or ARN.</param>
    public Task<Role?> RoleAsync(string role) => region.Known.OnceAsync($"role {NameOf(role)}", async () =>
        (await region.FindAsync(IamApi.GetRole, new() { RoleName = NameOf(role) }, "NoSuchEntity"))?.Role);

    /// <summary>Null where there is none.</summary>
    public Task<InstanceProfile?> ProfileAsync(string profile) => region.Known.OnceAsync($"profile {NameOf(profile)}", async () =>
        (await region.FindAsync(IamApi.GetInstanceProfile, new() { InstanceProfileName = NameOf(profile) }, "NoSuchEntity"))
            ?.InstanceProfile);

    /// <summary>Names or ARNs of the managed policies of a role.</summary>
    public Task<IReadOnlyList<string>> ManagedPoliciesAsync(string role) => region.Known.OnceAsync($"policies {NameOf(role)}", () =>
        region.AllAsync(IamApi.ListAttachedRolePolicies, new() { RoleName = NameOf(role) },
            IReadOnlyList<string>? (page) => [.. (page.AttachedPolicies ?? []).Select(policy => policy.PolicyArn!)],
            page => page.Marker, (input, marker) => input with { Marker = marker }));

    /// <summary>What of some actions a role may not do, as IAM itself judges.</summary>
    /// <param name="role">The role's ARN.</param>
    /// <param name="actions">E.g. <c>iam:PassRole</c>.</param>
    /// <param name="resources">ARNs they would be done to.</param>
    /// <param name="context">Condition keys of the call and their values.</param>
    public async Task<IReadOnlyList<string>> DeniedAsync(
        string role, IReadOnlyList<string> actions, IReadOnlyList<string> resources,
            params IReadOnlyList<(string Key, string Value)> context)
    {
        var results = await region.AllAsync(IamApi.SimulatePrincipalPolicy, new()
        {
            PolicySourceArn = role,
            ActionNames = actions,
            ResourceArns = resources,
            ContextEntries = context.Count == 0 ? null : [.. context.Select(entry => new ContextEntry
            {
                ContextKeyName = entry.Key, ContextKeyType = "string", ContextKeyValues = [entry.Value],
            })],
        }, page => page.EvaluationResults, page => page.Marker, (input, marker) => input with { Marker = marker });
        return [.. results.Where(result => result.EvalDecision != Allowed).Select(result => result.EvalActionName!)
            .Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a role may do all of it: one question instead of many, where all is well.</summary>
    public async Task<bool> AllowedAsync(string role, IReadOnlyList<string> actions, IReadOnlyList<string> resources)
    {
        var results = await Task.WhenAll(resources.Chunk(ResourcesAtOnce).Select(some => region.AllAsync(IamApi.SimulatePrincipalPolicy,
            new() { PolicySourceArn = role, ActionNames = actions, ResourceArns = some },
            page => page.EvaluationResults, page => page.Marker, (input, marker) => input with { Marker = marker })));
        return results.SelectMany(page => page).All(result => result.EvalDecision == Allowed
            && (result.ResourceSpecificResults ?? []).All(one => one.EvalResourceDecision == Allowed));
    }

    /// <summary>Whether a trust policy lets a service take the role on.</summary>
    public static bool Trusts(Role role, string service) =>
        Uri.UnescapeDataString(role.AssumeRolePolicyDocument ?? "").Contains($"\"{service}\"", StringComparison.Ordinal);

    /// <summary>The name behind an ARN, which may have a path before it.</summary>
    public static string NameOf(string role) =>
        Arn.TryParse(role, out var arn) ? arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..] : role;
}
