using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Region.Iam;

/// <summary>Permanent keys of users, two each at most.</summary>
sealed class AccessKeys(Partition partition, IamUsers users)
{
    const int Most = 2;

    public void Serve(Operations served)
    {
        served.Add(IamApi.CreateAccessKey, CreateAsync);
        served.Add(IamApi.ListAccessKeys, ListAsync);
        served.Add(IamApi.DeleteAccessKey, DeleteAsync);
    }

    async Task<CreateAccessKeyResponse> CreateAsync(CreateAccessKeyRequest request, Call call, CancellationToken cancellationToken)
    {
        var user = Users.Meant(users, request.UserName, call);
        if (users.KeysOf(user).Count >= Most)
            throw new AwsException("LimitExceeded", $"Cannot exceed quota for AccessKeysPerUser: {Most}", 409);
        var key = await users.AddKeyAsync(user, cancellationToken);
        return new()
        {
            AccessKey = new()
            {
                UserName = user.User.UserName, AccessKeyId = key.Id, Status = "Active", SecretAccessKey = key.Secret,
                CreateDate = key.Created,
            },
        };
    }

    Task<ListAccessKeysResponse> ListAsync(ListAccessKeysRequest request, Call call, CancellationToken cancellationToken)
    {
        var user = Users.Meant(users, request.UserName, call);
        var (page, next) = Paging.Page(
            users.KeysOf(user).OrderBy(key => key.Id, StringComparer.Ordinal), key => key.Id, request.Marker,
            IamErrors.Limit(request.MaxItems), IamErrors.BadMarker);
        return Task.FromResult(new ListAccessKeysResponse
        {
            AccessKeyMetadata = [.. page.Select(key => new AccessKeyMetadata
            {
                UserName = user.User.UserName, AccessKeyId = key.Id, Status = "Active", CreateDate = key.Created,
            })],
            IsTruncated = next is not null,
            Marker = next,
        });
    }

    async Task<DeleteAccessKeyResponse> DeleteAsync(DeleteAccessKeyRequest request, Call call, CancellationToken cancellationToken)
    {
        var user = Users.Meant(users, request.UserName, call);
        if (!users.KeysOf(user).Any(key => key.Id == request.AccessKeyId))
            throw new AwsException("NoSuchEntity", $"The Access Key with id {request.AccessKeyId} cannot be found.", 404);
        await partition.RemoveKeyAsync(request.AccessKeyId, cancellationToken);
        return new();
    }
}
