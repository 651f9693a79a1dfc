using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam.Policies;

/// <summary>Policies that customers make, for roles and users to have.</summary>
sealed class CustomerPolicies(IamPolicies policies, IamRoles roles, IamUsers users, TimeProvider time)
{
    const int LongestName = 128, LongestDocument = 6144;

    public void Serve(Operations served)
    {
        served.Add(IamApi.CreatePolicy, CreateAsync);
        served.Add(IamApi.GetPolicy, (request, _, _) =>
            Task.FromResult(new GetPolicyResponse { Policy = Counted(policies.Find(request.PolicyArn)) }));
        served.Add(IamApi.ListPolicies, ListAsync);
        served.Add(IamApi.DeletePolicy, DeleteAsync);
        served.Add(IamApi.ListEntitiesForPolicy, EntitiesAsync);
    }

    /// <exception cref="AwsException"><c>MalformedPolicyDocument</c>, <c>LimitExceeded</c>.</exception>
    public static string CheckDocument(string document) =>
        PolicyText.CheckPermissions(document).Count(letter => !char.IsWhiteSpace(letter)) <= LongestDocument ? document
            : throw new AwsException("LimitExceeded", $"Cannot exceed quota for PolicySize: {LongestDocument}", 409);

    async Task<CreatePolicyResponse> CreateAsync(CreatePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        var (name, path) = (IamErrors.CheckName("policyName", request.PolicyName, LongestName), IamErrors.CheckPath(request.Path));
        var document = CheckDocument(request.PolicyDocument);
        var now = IamRoles.Seconds(time.GetUtcNow());
        var policy = new StoredPolicy
        {
            Policy = new()
            {
                PolicyName = name,
                PolicyId = IamRoles.NewId("ANPA"),
                Arn = IamRoles.ArnOf("policy", path, name),
                Path = path,
                DefaultVersionId = "v1",
                IsAttachable = true,
                Description = request.Description,
                CreateDate = now,
                UpdateDate = now,
                Tags = RoleTags.Merge([], request.Tags ?? []),
            },
            Versions = [new() { VersionId = "v1", Document = document, IsDefaultVersion = true, CreateDate = now }],
        };
        if (policies.All.List().Any(there => there.Policy.PolicyName == name && there.Policy.Arn != policy.Policy.Arn)
            || !ReferenceEquals(await policies.All.AddAsync(policy.Policy.Arn, policy, cancellationToken), policy))
        {
            throw new AwsException("EntityAlreadyExists",
                $"A policy called {name} already exists. Duplicate names are not allowed.", 409);
        }

        return new() { Policy = Counted(policy) with { Description = null } };
    }

    Task<ListPoliciesResponse> ListAsync(ListPoliciesRequest request, Call call, CancellationToken cancellationToken)
    {
        var amazons = request.Scope == "Local" ? [] : ManagedPolicies.All();
        var own = request.Scope == "AWS" ? [] : policies.All.List();
        var all = amazons.Concat(own).Select(Counted)
            .Where(policy => policy.Path!.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal))
            .Where(policy => request.OnlyAttached != true || policy.AttachmentCount > 0)
            .OrderBy(policy => policy.Arn, StringComparer.Ordinal);
        var (page, next) = Paging.Page(
            all, policy => policy.Arn!, request.Marker, IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        // A list leaves descriptions and tags out, as AWS's does.
        return Task.FromResult(new ListPoliciesResponse
        {
            Policies = [.. page.Select(policy => policy with { Description = null, Tags = null })],
            IsTruncated = next is not null,
            Marker = next,
        });
    }

    async Task<DeletePolicyResponse> DeleteAsync(DeletePolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        var policy = policies.All.Find(request.PolicyArn) ?? throw IamPolicies.NoPolicy(request.PolicyArn);
        if (Counted(policy).AttachmentCount > 0)
            throw new AwsException("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
        if (policy.Versions.Count > 1) throw new AwsException("DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version "
            + "is deleted with the policy.", 409);
        await policies.All.DeleteAsync(request.PolicyArn, cancellationToken);
        return new();
    }

    Task<ListEntitiesForPolicyResponse> EntitiesAsync(
        ListEntitiesForPolicyRequest request, Call call, CancellationToken cancellationToken)
    {
        policies.CheckAttachable(request.PolicyArn);
        var (all, arn) = (request.EntityFilter is null, request.PolicyArn);
        return Task.FromResult(new ListEntitiesForPolicyResponse
        {
            PolicyRoles = !all && request.EntityFilter != "Role" ? [] :
                [.. RolesWith(arn).Select(one => new PolicyRole { RoleName = one.Role.RoleName, RoleId = one.Role.RoleId })],
            PolicyUsers = !all && request.EntityFilter != "User" ? [] :
                [.. UsersWith(arn).Select(one => new PolicyUser { UserName = one.User.UserName, UserId = one.User.UserId })],
            PolicyGroups = [],
            IsTruncated = false,
        });
    }

    Policy Counted(StoredPolicy policy) => policy.Policy with
    {
        AttachmentCount = RolesWith(policy.Policy.Arn!).Count() + UsersWith(policy.Policy.Arn!).Count(),
    };

    IEnumerable<StoredRole> RolesWith(string arn) => roles.Roles.List().Where(role => role.Attached.Contains(arn));

    IEnumerable<StoredUser> UsersWith(string arn) => users.List().Where(user => user.Attached.Contains(arn));
}
