using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>What roles may do: policies written into them and managed ones. S3, KMS, simulations and the passing of roles judge by
/// them.</summary>
sealed class RolePolicies(IamRoles iam, IamPolicies policies)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.PutRolePolicy, PutAsync);
        served.Add(IamApi.GetRolePolicy, GetAsync);
        served.Add(IamApi.ListRolePolicies, ListAsync);
        served.Add(IamApi.DeleteRolePolicy, DeleteAsync);
        served.Add(IamApi.AttachRolePolicy, AttachAsync);
        served.Add(IamApi.DetachRolePolicy, DetachAsync);
        served.Add(IamApi.ListAttachedRolePolicies, ListAttachedAsync);
    }

    async Task<PutRolePolicyResponse> PutAsync(PutRolePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        var name = IamErrors.CheckName("policyName", request.PolicyName, 128);
        var document = PolicyText.CheckPermissions(request.PolicyDocument);
        await ChangeAsync(request.RoleName, role => role with
        {
            Inline = new Dictionary<string, string>(role.Inline, StringComparer.Ordinal) { [name] = document },
        }, cancellationToken);
        return new();
    }

    Task<GetRolePolicyResponse> GetAsync(GetRolePolicyRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetRolePolicyResponse
    {
        RoleName = request.RoleName,
        PolicyName = request.PolicyName,
        PolicyDocument = PolicyText.Encode(Find(request.RoleName).Inline.GetValueOrDefault(request.PolicyName)
            ?? throw NoPolicy(request.PolicyName)),
    });

    Task<ListRolePoliciesResponse> ListAsync(ListRolePoliciesRequest request, Call call, CancellationToken cancellationToken)
    {
        var names = Find(request.RoleName).Inline.Keys.Order(StringComparer.Ordinal);
        var (page, next) = Paging.Page(names, name => name, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        return Task.FromResult(new ListRolePoliciesResponse { PolicyNames = page, IsTruncated = next is not null, Marker = next });
    }

    async Task<DeleteRolePolicyResponse> DeleteAsync(DeleteRolePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.RoleName, role => role.Inline.ContainsKey(request.PolicyName)
            ? role with { Inline = role.Inline.Where(policy => policy.Key != request.PolicyName).ToDictionary() }
            : throw NoPolicy(request.PolicyName), cancellationToken);
        return new();
    }

    async Task<AttachRolePolicyResponse> AttachAsync(AttachRolePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        policies.CheckAttachable(request.PolicyArn);
        await ChangeAsync(request.RoleName, role => role.Attached.Contains(request.PolicyArn)
            ? role
            : role with { Attached = [.. role.Attached.Append(request.PolicyArn).Order(StringComparer.Ordinal)] }, cancellationToken);
        return new();
    }

    async Task<DetachRolePolicyResponse> DetachAsync(DetachRolePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.RoleName, role => role.Attached.Contains(request.PolicyArn)
            ? role with { Attached = [.. role.Attached.Where(arn => arn != request.PolicyArn)] }
            : throw new AwsException("NoSuchEntity", $"Policy {request.PolicyArn} was not found.", 404), cancellationToken);
        return new();
    }

    Task<ListAttachedRolePoliciesResponse> ListAttachedAsync(ListAttachedRolePoliciesRequest request, Call call,
        CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            Find(request.RoleName).Attached, arn => arn, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        return Task.FromResult(new ListAttachedRolePoliciesResponse
        {
            AttachedPolicies = [.. page.Select(arn => new AttachedPolicy { PolicyArn = arn, PolicyName = arn.Split('/')[^1] })],
            IsTruncated = next is not null,
            Marker = next,
        });
    }

    StoredRole Find(string name) => iam.Roles.Find(name) ?? throw IamErrors.NoRole(name);

    async Task ChangeAsync(string name, Func<StoredRole, StoredRole> change, CancellationToken cancellationToken) =>
        _ = await iam.Roles.UpdateAsync(name, change, cancellationToken) ?? throw IamErrors.NoRole(name);

    static AwsException NoPolicy(string name) => new("NoSuchEntity", $"The role policy with name {name} cannot be found.", 404);
}
