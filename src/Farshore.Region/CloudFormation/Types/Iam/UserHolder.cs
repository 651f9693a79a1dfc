using Farshore.Aws.Client;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary>A user's policies.</summary>
sealed class UserHolder(IAwsClient api, string user) : PolicyHolder
{
    public override Task PutAsync(string name, string document, CancellationToken cancellationToken) => api.SendAsync(
        IamApi.PutUserPolicy, new() { UserName = user, PolicyName = name, PolicyDocument = document }, cancellationToken);

    public override async Task<string> GetAsync(string name, CancellationToken cancellationToken) => Uri.UnescapeDataString(
        (await api.SendAsync(IamApi.GetUserPolicy, new() { UserName = user, PolicyName = name }, cancellationToken)).PolicyDocument);

    public override Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.DeleteUserPolicy, new() { UserName = user, PolicyName = name }, cancellationToken);

    public override Task AttachAsync(string arn, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.AttachUserPolicy, new() { UserName = user, PolicyArn = arn }, cancellationToken);

    public override Task DetachAsync(string arn, CancellationToken cancellationToken) =>
        api.SendAsync(IamApi.DetachUserPolicy, new() { UserName = user, PolicyArn = arn }, cancellationToken);

    public override async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        (await api.SendAsync(IamApi.ListUserPolicies, new() { UserName = user, MaxItems = 1000 }, cancellationToken)).PolicyNames;

    public override async Task<IReadOnlyList<string>> AttachedAsync(CancellationToken cancellationToken) =>
    [
        .. ((await api.SendAsync(IamApi.ListAttachedUserPolicies, new() { UserName = user, MaxItems = 1000 }, cancellationToken))
            .AttachedPolicies ?? []).Select(policy => policy.PolicyArn!),
    ];
}
