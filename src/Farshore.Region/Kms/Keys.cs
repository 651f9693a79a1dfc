using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>A key from its making to its scheduled end.</summary>
sealed class Keys(RegionContext region, KmsKeys keys)
{
    const int ShortestWait = 7, LongestWait = 30;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.CreateKey, CreateAsync);
        served.Add(KmsApi.DescribeKey, DescribeAsync);
        served.Add(KmsApi.ListKeys, ListAsync);
        served.Add(KmsApi.EnableKey, async (request, call, cancelled) =>
        {
            await SwitchAsync(request.KeyId, KeyState.Enabled, call, "EnableKey", cancelled);
            return new EnableKeyResponse();
        });
        served.Add(KmsApi.DisableKey, async (request, call, cancelled) =>
        {
            await SwitchAsync(request.KeyId, KeyState.Disabled, call, "DisableKey", cancelled);
            return new DisableKeyResponse();
        });
        served.Add(KmsApi.ScheduleKeyDeletion, ScheduleDeletionAsync);
        served.Add(KmsApi.CancelKeyDeletion, CancelDeletionAsync);
        served.Add(KmsApi.UpdateKeyDescription, UpdateDescriptionAsync);
    }

    async Task<CreateKeyResponse> CreateAsync(CreateKeyRequest request, Call call, CancellationToken cancellationToken)
    {
        var (spec, usage) = KeySpecs.Checked(request.KeySpec ?? request.CustomerMasterKeySpec, request.KeyUsage);
        Refuse("Origin", request.Origin, "AWS_KMS");
        if (request.MultiRegion == true)
            throw new AwsException("UnsupportedOperationException", "A local region makes single-Region keys only: leave MultiRegion out");

        var key = keys.New(request.Policy is { } policy ? KeyPolicy.Checked(policy) : null) with
        {
            Description = request.Description ?? "",
            Spec = spec,
            Usage = usage,
            Tags = KeyTags.Read(request.Tags ?? [], region.Partition.IsPeer(call.Caller.AccessKeyId)),
        };
        return new() { KeyMetadata = (await keys.CreateAsync(key, cancellationToken)).Describe() };
    }

    Task<DescribeKeyResponse> DescribeAsync(DescribeKeyRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new DescribeKeyResponse { KeyMetadata = keys.Find(request.KeyId).Describe() });

    Task<ListKeysResponse> ListAsync(ListKeysRequest request, Call call, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            keys.Keys.List(), key => key.Id, request.Marker, KmsErrors.Limit(request.Limit, 100, 1000), KmsErrors.BadMarker);
        return Task.FromResult(new ListKeysResponse
        {
            Keys = [.. page.Select(key => new KeyListEntry { KeyId = key.Id, KeyArn = key.Arn.ToString() })],
            NextMarker = next,
            Truncated = next is not null,
        });
    }

    Task SwitchAsync(string named, KeyState state, Call call, string action, CancellationToken cancellationToken) =>
        ChangeAsync(named, key => key.Changeable(call, action) with { State = state }, cancellationToken);

    async Task<ScheduleKeyDeletionResponse> ScheduleDeletionAsync(ScheduleKeyDeletionRequest request, Call call,
        CancellationToken cancellationToken)
    {
        var days = request.PendingWindowInDays ?? LongestWait;
        if (days is < ShortestWait or > LongestWait)
            throw KmsErrors.Validation($"PendingWindowInDays must be from {ShortestWait} to {LongestWait}, not {days}");
        var changed = await ChangeAsync(request.KeyId, key => key.Changeable(call, "ScheduleKeyDeletion") with
        {
            State = KeyState.PendingDeletion,
            DeletionDate = region.Time.GetUtcNow().AddDays(days),
        }, cancellationToken);
        return new()
        {
            KeyId = changed.Arn.ToString(),
            DeletionDate = changed.DeletionDate,
            KeyState = changed.State.ToString(),
            PendingWindowInDays = days,
        };
    }

    async Task<CancelKeyDeletionResponse> CancelDeletionAsync(CancelKeyDeletionRequest request, Call call,
        CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(request.KeyId, key => key.State == KeyState.PendingDeletion
            ? key with { State = KeyState.Disabled, DeletionDate = null }
            : throw new AwsException("KMSInvalidStateException", $"{key.Arn} is not pending deletion."), cancellationToken);
        return new() { KeyId = changed.Arn.ToString() };
    }

    async Task<UpdateKeyDescriptionResponse> UpdateDescriptionAsync(UpdateKeyDescriptionRequest request, Call call,
        CancellationToken cancellationToken)
    {
        await ChangeAsync(request.KeyId, key =>
            key.Changeable(call, "UpdateKeyDescription") with { Description = request.Description }, cancellationToken);
        return new();
    }

    async Task<MasterKey> ChangeAsync(string named, Func<MasterKey, MasterKey> change, CancellationToken cancellationToken)
    {
        var id = keys.FindById(named).Id;
        return await keys.Keys.UpdateAsync(id, change, cancellationToken) ?? keys.FindById(named);
    }

    static void Refuse(string member, string? value, string served)
    {
        if (value is not null && value != served)
            throw new AwsException("UnsupportedOperationException", $"A local region makes keys of {member} {served} only, not {value}");
    }
}
