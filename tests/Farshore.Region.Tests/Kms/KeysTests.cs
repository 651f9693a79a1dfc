using Farshore.Aws.Client;
using Farshore.Aws.Kms;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Kms;

public sealed class KeysTests : IAsyncLifetime
{
    readonly ManualTime time = new(DateTimeOffset.Parse("2026-03-01T12:00:00Z"));
    LocalRegions regions = null!;
    IAwsClient Kms => regions.Client();

    // Signatures are made by the machine's clock, so the region's has to agree.
    public async ValueTask InitializeAsync()
    {
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow());
        regions = await LocalRegions.StartAsync(time);
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_key_is_found_by_id_arn_and_alias()
    {
        var made = (await Kms.SendAsync(KmsApi.CreateKey,
            new() { Description = "for vaults", Tags = [new() { TagKey = "team", TagValue = "shop" }] }, default)).KeyMetadata!;
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "alias/vaults", TargetKeyId = made.KeyId }, default);

        foreach (var name in new[] { made.KeyId, made.Arn!, "alias/vaults", $"arn:aws:kms:us-east-1:000000000000:alias/vaults" })
        {
            var found = (await Kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = name }, default)).KeyMetadata!;
            Assert.Equal((made.Arn, "Enabled", "CUSTOMER", "for vaults"), (found.Arn, found.KeyState, found.KeyManager, found.Description));
        }

        var tags = await Kms.SendAsync(KmsApi.ListResourceTags, new() { KeyId = made.KeyId }, default);
        Assert.Equal(("team", "shop"), (tags.Tags![0].TagKey, tags.Tags[0].TagValue));
    }

    [Theory]
    [InlineData("alias/aws/ebs"), InlineData("alias/aws/rds"), InlineData("alias/aws/backup"), InlineData("alias/aws/s3"),
        InlineData("alias/aws/ssm")]
    public async Task A_fresh_region_has_the_keys_that_AWS_manages(string alias)
    {
        var key = (await Kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = alias }, default)).KeyMetadata!;

        Assert.Equal("AWS", key.KeyManager);
        await Kms.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key.KeyId }, default).RefusedAsync("AccessDeniedException");
        await Kms.SendAsync(KmsApi.DeleteAlias, new() { AliasName = alias }, default).RefusedAsync("InvalidAliasNameException");
    }

    [Fact]
    public async Task Keys_aliases_and_states_are_there_after_a_restart()
    {
        var made = (await Kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!;
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "alias/a", TargetKeyId = made.KeyId }, default);
        await Kms.SendAsync(KmsApi.DisableKey, new() { KeyId = made.KeyId }, default);
        var before = await Kms.SendAsync(KmsApi.ListAliases, new(), default);

        await regions.RestartAsync(LocalRegions.East);

        Assert.Equal("Disabled", (await Kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = "alias/a" }, default)).KeyMetadata!.KeyState);
        var after = await Kms.SendAsync(KmsApi.ListAliases, new(), default);
        Assert.Equal(before.Aliases!.Select(alias => alias.TargetKeyId), after.Aliases!.Select(alias => alias.TargetKeyId));
    }

    [Fact]
    public async Task A_key_scheduled_for_deletion_can_be_kept_until_its_day_and_is_gone_after()
    {
        var key = (await Kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId;
        await Kms.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key, PendingWindowInDays = 6 }, default)
            .RefusedAsync("ValidationException");

        var scheduled = await Kms.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key, PendingWindowInDays = 7 }, default);
        Assert.Equal("PendingDeletion", scheduled.KeyState);
        await Kms.SendAsync(KmsApi.EnableKey, new() { KeyId = key }, default).RefusedAsync("KMSInvalidStateException");
        await Kms.SendAsync(KmsApi.CancelKeyDeletion, new() { KeyId = key }, default);
        await Kms.SendAsync(KmsApi.CancelKeyDeletion, new() { KeyId = key }, default).RefusedAsync("KMSInvalidStateException");
        await Kms.SendAsync(KmsApi.EnableKey, new() { KeyId = key }, default);
    }

    [Fact]
    public async Task Says_no_as_KMS_does()
    {
        var key = (await Kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId;
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "alias/taken", TargetKeyId = key }, default);

        var missing = await Kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab" }, default)
            .RefusedAsync("NotFoundException");
        Assert.Equal("Key 'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist", missing.Message);
        await Kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = "alias/none" }, default).RefusedAsync("NotFoundException");
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "alias/taken", TargetKeyId = key }, default)
            .RefusedAsync("AlreadyExistsException");
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "vaults", TargetKeyId = key }, default)
            .RefusedAsync("ValidationException");
        await Kms.SendAsync(KmsApi.PutKeyPolicy, new() { KeyId = key, Policy = "no" }, default)
            .RefusedAsync("MalformedPolicyDocumentException");
        await Kms.SendAsync(KmsApi.CreateKey, new() { KeySpec = "HMAC_256" }, default).RefusedAsync("UnsupportedOperationException");
    }

    [Fact]
    public async Task Lists_keys_page_by_page()
    {
        for (var made = 0; made < 3; made++) await Kms.SendAsync(KmsApi.CreateKey, new(), default);

        List<string> seen = [];
        string? marker = null;
        do
        {
            var page = await Kms.SendAsync(KmsApi.ListKeys, new() { Limit = 2, Marker = marker }, default);
            seen.AddRange(page.Keys!.Select(key => key.KeyId!));
            marker = page.NextMarker;
        }
        while (marker is not null);

        Assert.Equal(8, seen.Distinct().Count());
        Assert.Equal(8, seen.Count);
    }
}
