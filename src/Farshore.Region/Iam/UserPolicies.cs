using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>What users may do: policies written into them and managed ones.</summary>
sealed class UserPolicies(IamUsers users, IamPolicies policies)
{
    public void Serve(Operations served)
    {
        served.Add(IamApi.PutUserPolicy, PutAsync);
        served.Add(IamApi.GetUserPolicy, GetAsync);
        served.Add(IamApi.ListUserPolicies, ListAsync);
        served.Add(IamApi.DeleteUserPolicy, DeleteAsync);
        served.Add(IamApi.AttachUserPolicy, AttachAsync);
        served.Add(IamApi.DetachUserPolicy, DetachAsync);
        served.Add(IamApi.ListAttachedUserPolicies, ListAttachedAsync);
    }

    async Task<PutUserPolicyResponse> PutAsync(PutUserPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        var name = IamErrors.CheckName("policyName", request.PolicyName, 128);
        var document = PolicyText.CheckPermissions(request.PolicyDocument);
        await users.ChangeAsync(call.Caller.Account, request.UserName, user => user with
        {
            Inline = new Dictionary<string, string>(user.Inline, StringComparer.Ordinal) { [name] = document },
        }, cancellationToken);
        return new();
    }

    Task<GetUserPolicyResponse> GetAsync(GetUserPolicyRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserPolicyResponse
        {
            UserName = request.UserName,
            PolicyName = request.PolicyName,
            PolicyDocument = PolicyText.Encode(
                Users.Meant(users, request.UserName, call).Inline.GetValueOrDefault(request.PolicyName)
                    ?? throw NoPolicy(request.PolicyName)),
        });

    Task<ListUserPoliciesResponse> ListAsync(ListUserPoliciesRequest request, Call call, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            Users.Meant(users, request.UserName, call).Inline.Keys.Order(StringComparer.Ordinal), name => name, request.Marker,
            IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        return Task.FromResult(new ListUserPoliciesResponse { PolicyNames = page, IsTruncated = next is not null, Marker = next });
    }

    async Task<DeleteUserPolicyResponse> DeleteAsync(DeleteUserPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        await users.ChangeAsync(call.Caller.Account, request.UserName, user => user.Inline.ContainsKey(request.PolicyName)
            ? user with { Inline = user.Inline.Where(policy => policy.Key != request.PolicyName).ToDictionary() }
            : throw NoPolicy(request.PolicyName), cancellationToken);
        return new();
    }

    async Task<AttachUserPolicyResponse> AttachAsync(AttachUserPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        policies.CheckAttachable(request.PolicyArn);
        await users.ChangeAsync(call.Caller.Account, request.UserName, user => user.Attached.Contains(request.PolicyArn)
            ? user
            : user with { Attached = [.. user.Attached.Append(request.PolicyArn).Order(StringComparer.Ordinal)] }, cancellationToken);
        return new();
    }

    async Task<DetachUserPolicyResponse> DetachAsync(DetachUserPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        await users.ChangeAsync(call.Caller.Account, request.UserName, user => user.Attached.Contains(request.PolicyArn)
            ? user with { Attached = [.. user.Attached.Where(arn => arn != request.PolicyArn)] }
            : throw new AwsException("NoSuchEntity", $"Policy {request.PolicyArn} was not found.", 404), cancellationToken);
        return new();
    }

    Task<ListAttachedUserPoliciesResponse> ListAttachedAsync(
        ListAttachedUserPoliciesRequest request, Call call, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            Users.Meant(users, request.UserName, call).Attached, arn => arn, request.Marker, IamErrors.Limit(request.MaxItems),
            IamErrors.BadMarker);
        return Task.FromResult(new ListAttachedUserPoliciesResponse
        {
            AttachedPolicies = [.. page.Select(arn => new AttachedPolicy { PolicyArn = arn, PolicyName = arn.Split('/')[^1] })],
            IsTruncated = next is not null,
            Marker = next,
        });
    }

    static AwsException NoPolicy(string name) => new("NoSuchEntity", $"The user policy with name {name} cannot be found.", 404);
}
