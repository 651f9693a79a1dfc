using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Iam;

/// <summary>What somebody could do, by the same policies and the same judgement that requests meet.</summary>
sealed class Simulations(IamRoles iam, IamUsers users, IamPolicies policies)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.SimulatePrincipalPolicy, (request, _, _) => Task.FromResult(OfPrincipal(request)));
        served.Add(IamApi.SimulateCustomPolicy, (request, _, _) => Task.FromResult(OfPolicies(request)));
    }

    SimulatePolicyResponse OfPrincipal(SimulatePrincipalPolicyRequest request)
    {
        var own = PoliciesOf(request.PolicySourceArn);
        var simulation = new Simulation
        {
            Caller = CallerOf(request.CallerArn ?? request.PolicySourceArn),
            Identity = [.. own, .. Given(request.PolicyInputList, "PolicyInputList")],
            Boundary = Given(request.PermissionsBoundaryPolicyInputList, "PermissionsBoundaryPolicyInputList"),
            Resource = ResourcePolicy(request.ResourcePolicy),
            Context = ContextOf(request.ContextEntries),
        };
        return Play(simulation, request.ActionNames, request.ResourceArns, request.Marker, request.MaxItems);
    }

    static SimulatePolicyResponse OfPolicies(SimulateCustomPolicyRequest request)
    {
        var simulation = new Simulation
        {
            Caller = request.CallerArn is { } arn ? CallerOf(arn) : PolicyCaller.Anonymous,
            Identity = Given(request.PolicyInputList, "PolicyInputList"),
            Boundary = Given(request.PermissionsBoundaryPolicyInputList, "PermissionsBoundaryPolicyInputList"),
            Resource = ResourcePolicy(request.ResourcePolicy),
            Context = ContextOf(request.ContextEntries),
        };
        return Play(simulation, request.ActionNames, request.ResourceArns, request.Marker, request.MaxItems);
    }

    static SimulatePolicyResponse Play(
        Simulation simulation, IReadOnlyList<string> actions, IReadOnlyList<string>? resources, string? marker, int? most)
    {
        if (actions.FirstOrDefault(action => action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }]) is { } malformed)
            throw Input($"Invalid Action Name: {malformed}");
        var about = resources is { Count: > 0 } ? resources : ["*"];
        var all = actions.SelectMany(_ => about, (action, resource) => (Action: action, Resource: resource)).Index().ToList();
        var (page, next) = Paging.Page(
            all, one => one.Index.ToString("D8"), marker, IamErrors.Limit(most), IamErrors.BadMarker);
        return new()
        {
            EvaluationResults = [.. page.Select(one => simulation.Evaluate(one.Item.Action, one.Item.Resource))],
            IsTruncated = next is not null,
            Marker = next,
        };
    }

    IReadOnlyList<NamedPolicy> PoliciesOf(string arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed is not { Service: "iam", Type: "role" or "user" })
            throw Input($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
        var name = parsed.Resource.Split('/')[^1];
        if (parsed.Type == "role")
        {
            var role = iam.FindByArn(arn) ?? throw IamErrors.NoRole(name);
            return Named(parsed.Type, name, role.Inline, role.Attached);
        }

        var user = users.FindByArn(arn) ?? throw IamErrors.NoUser(name);
        return Named(parsed.Type, name, user.Inline, user.Attached);
    }

    IReadOnlyList<NamedPolicy> Named(
        string type, string name, IReadOnlyDictionary<string, string> inline, IReadOnlyList<string> attached) =>
    [
        .. inline.Select(policy => new NamedPolicy($"{type}_{name}_{policy.Key}", "IAM Policy", PolicyDocument.Of(policy.Value))),
        .. attached.Select(arn => (Name: arn.Split('/')[^1], Document: policies.Document(arn))).Where(one => one.Document is not null)
            .Select(one => new NamedPolicy(one.Name, "IAM Policy", one.Document!)),
    ];

    static IReadOnlyList<NamedPolicy> Given(IReadOnlyList<string>? texts, string list) =>
        [.. (texts ?? []).Index().Select(text => new NamedPolicy(
            $"{list}.{text.Index + 1}", "IAM Policy", PolicyDocument.Of(PolicyText.CheckPermissions(text.Item))))];

    static NamedPolicy? ResourcePolicy(string? text) =>
        text is null ? null : new("ResourcePolicy", "Resource Policy", PolicyDocument.Of(text));

    static Dictionary<string, IReadOnlyList<string>> ContextOf(IReadOnlyList<ContextEntry>? entries) => (entries ?? [])
        .Where(entry => entry.ContextKeyName is not null)
        .GroupBy(entry => entry.ContextKeyName!.ToLowerInvariant(), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Last().ContextKeyValues ?? [], StringComparer.Ordinal);

    static PolicyCaller CallerOf(string arn) => new(arn, Arn.TryParse(arn, out var parsed) ? parsed.Account : null);

    static AwsException Input(string message) => new("InvalidInput", message);
}
