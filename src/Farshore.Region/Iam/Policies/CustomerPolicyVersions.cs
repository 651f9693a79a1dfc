using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam.Policies;

/// <summary>Documents of managed policies: five at most, of which one is in force.</summary>
sealed class CustomerPolicyVersions(IamPolicies policies, TimeProvider time)
{
    const int Most = 5;

    public void Serve(Operations served)
    {
        served.Add(IamApi.CreatePolicyVersion, CreateAsync);
        served.Add(IamApi.GetPolicyVersion, GetAsync);
        served.Add(IamApi.ListPolicyVersions, ListAsync);
        served.Add(IamApi.DeletePolicyVersion, DeleteAsync);
        served.Add(IamApi.SetDefaultPolicyVersion, SetDefaultAsync);
    }

    async Task<CreatePolicyVersionResponse> CreateAsync(
        CreatePolicyVersionRequest request, Call call, CancellationToken cancellationToken)
    {
        var document = CustomerPolicies.CheckDocument(request.PolicyDocument);
        var now = IamRoles.Seconds(time.GetUtcNow());
        var changed = await ChangeAsync(request.PolicyArn, policy =>
        {
            if (policy.Versions.Count >= Most) throw new AwsException("LimitExceeded",
                $"A managed policy can have up to {Most} versions. Before you create a new version, you must delete an existing version.",
                    409);
            var made = new PolicyVersion { VersionId = $"v{policy.Next}", Document = document, IsDefaultVersion = false, CreateDate = now };
            var longer = policy with { Versions = [.. policy.Versions, made], Next = policy.Next + 1 };
            return request.SetAsDefault == true ? WithDefault(longer, made.VersionId!, now) : longer;
        }, cancellationToken);
        return new() { PolicyVersion = changed.Versions[^1] with { Document = null } };
    }

    Task<GetPolicyVersionResponse> GetAsync(GetPolicyVersionRequest request, Call call, CancellationToken cancellationToken)
    {
        var version = policies.Find(request.PolicyArn).Versions.FirstOrDefault(one => one.VersionId == request.VersionId)
            ?? throw NoVersion(request.PolicyArn, request.VersionId);
        return Task.FromResult(new GetPolicyVersionResponse
        {
            PolicyVersion = version with { Document = PolicyText.Encode(version.Document!) },
        });
    }

    Task<ListPolicyVersionsResponse> ListAsync(ListPolicyVersionsRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new ListPolicyVersionsResponse
        {
            Versions = [.. policies.Find(request.PolicyArn).Versions.Reverse().Select(version => version with { Document = null })],
            IsTruncated = false,
        });

    async Task<DeletePolicyVersionResponse> DeleteAsync(
        DeletePolicyVersionRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.PolicyArn, policy =>
            policy.Versions.FirstOrDefault(version => version.VersionId == request.VersionId) switch
            {
                null => throw NoVersion(request.PolicyArn, request.VersionId),
                { IsDefaultVersion: true } =>
                    throw new AwsException("DeleteConflict", "Cannot delete the default version of a policy.", 409),
                var gone => policy with { Versions = [.. policy.Versions.Where(version => version != gone)] },
            }, cancellationToken);
        return new();
    }

    async Task<SetDefaultPolicyVersionResponse> SetDefaultAsync(
        SetDefaultPolicyVersionRequest request, Call call, CancellationToken cancellationToken)
    {
        var now = IamRoles.Seconds(time.GetUtcNow());
        await ChangeAsync(request.PolicyArn, policy => policy.Versions.Any(version => version.VersionId == request.VersionId)
            ? WithDefault(policy, request.VersionId, now)
            : throw NoVersion(request.PolicyArn, request.VersionId), cancellationToken);
        return new();
    }

    async Task<StoredPolicy> ChangeAsync(string arn, Func<StoredPolicy, StoredPolicy> change, CancellationToken cancellationToken) =>
        await policies.All.UpdateAsync(arn, change, cancellationToken) ?? throw IamPolicies.NoPolicy(arn);

    static StoredPolicy WithDefault(StoredPolicy policy, string version, DateTimeOffset at) => policy with
    {
        Policy = policy.Policy with { DefaultVersionId = version, UpdateDate = at },
        Versions = [.. policy.Versions.Select(one => one with { IsDefaultVersion = one.VersionId == version })],
    };

    static AwsException NoVersion(string arn, string version) =>
        new("NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.", 404);
}
