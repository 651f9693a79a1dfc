using Farshore.Aws.Client;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary>A role's policies.</summary>
sealed class RoleHolder(IAwsClient api, string role) : PolicyHolder
{
    public override Task PutAsync(string name, string document, CancellationToken cancellationToken) => api.SendAsync(
        IamApi.PutRolePolicy, new() { RoleName = role, PolicyName = name, PolicyDocument = document }, cancellationToken);

    public override async Task<string> GetAsync(string name, CancellationToken cancellationToken) => Uri.UnescapeDataString(
        (await api.SendAsync(IamApi.GetRolePolicy, new() { RoleName = role, PolicyName = name }, cancellationToken)).PolicyDocument);

    public override Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.DeleteRolePolicy, new() { RoleName = role, PolicyName = name }, cancellationToken);

    public override Task AttachAsync(string arn, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.AttachRolePolicy, new() { RoleName = role, PolicyArn = arn }, cancellationToken);

    public override Task DetachAsync(string arn, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.DetachRolePolicy, new() { RoleName = role, PolicyArn = arn }, cancellationToken);

    public override async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        (await api.SendAsync(IamApi.ListRolePolicies, new() { RoleName = role, MaxItems = 1000 }, cancellationToken)).PolicyNames;

    public override async Task<IReadOnlyList<string>> AttachedAsync(CancellationToken cancellationToken) =>
    [
        .. ((await api.SendAsync(IamApi.ListAttachedRolePolicies, new() { RoleName = role, MaxItems = 1000 }, cancellationToken))
            .AttachedPolicies ?? []).Select(policy => policy.PolicyArn!),
    ];
}
