using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>KMS in memory.</summary>
static class MemoryKms
{
    public static IAmazonKeyManagementService For(MemoryRegion region)
    {
        var (client, kms) = SdkDouble.Create<IAmazonKeyManagementService>();
        kms.Serve<DescribeKeyRequest, DescribeKeyResponse>(request => new() { KeyMetadata = Find(region, request.KeyId) });
        kms.Serve<ListKeysRequest,
            ListKeysResponse>(_ => new() { Keys = [.. region.Keys.Keys.Select(arn => new KeyListEntry { KeyArn = arn })] });
        kms.Serve<CreateKeyRequest, CreateKeyResponse>(request =>
        {
            var arn = $"arn:aws:kms:{region.Name}:{MemoryAws.Account}:key/{region.Keys.Count}";
            region.Keys[arn] = new() { Arn = arn, KeyId = arn, Description = request.Description, KeyState = KeyState.Enabled,
                KeyManager = KeyManagerType.CUSTOMER };
            return new() { KeyMetadata = region.Keys[arn] };
        });
        kms.Serve<CreateAliasRequest, CreateAliasResponse>(request =>
            region.Aliases.TryAdd(request.AliasName, request.TargetKeyId) ? new() : throw new AlreadyExistsException("there already"));
        kms.Serve<DeleteAliasRequest,
            DeleteAliasResponse>(request => { region.Aliases.TryRemove(request.AliasName, out _); return new(); });
        kms.Serve<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse>(request =>
        {
            Find(region, request.KeyId).KeyState = KeyState.PendingDeletion;
            return new();
        });
        return client;
    }

    static KeyMetadata Find(MemoryRegion region, string key) =>
        region.Keys.GetValueOrDefault(region.Aliases.GetValueOrDefault(key, key)) ?? throw new NotFoundException($"{key} is not found.");
}
