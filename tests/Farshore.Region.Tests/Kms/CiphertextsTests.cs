using System.Text;
using Farshore.Aws.Client;
using Farshore.Aws.Kms;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Kms;

public sealed class CiphertextsTests : IAsyncLifetime
{
    static readonly byte[] Secret = Encoding.UTF8.GetBytes("the password of the shop's database");

    LocalRegions regions = null!;

    IAwsClient Kms => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(TimeProvider.System);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_ciphertext_finds_its_key_and_outlives_the_process()
    {
        var key = await NewKeyAsync();
        var sealedSecret = await EncryptAsync(key, new() { ["app"] = "shop", ["stage"] = "live" });

        await regions.RestartAsync(LocalRegions.East);

        var opened = await Kms.SendAsync(KmsApi.Decrypt, new()
        {
            CiphertextBlob = sealedSecret, EncryptionContext = new Dictionary<string, string> { ["stage"] = "live", ["app"] = "shop" },
        }, default);
        Assert.Equal((key.Arn, "SYMMETRIC_DEFAULT"), (opened.KeyId, opened.EncryptionAlgorithm));
        Assert.Equal(Secret, opened.Plaintext);
    }

    [Fact]
    public async Task Another_context_another_key_or_one_flipped_bit_open_nothing()
    {
        var (key, other) = (await NewKeyAsync(), await NewKeyAsync());
        var sealedSecret = await EncryptAsync(key, new() { ["app"] = "shop" });
        var context = new Dictionary<string, string> { ["app"] = "shop" };

        await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = sealedSecret }, default).RefusedAsync("InvalidCiphertextException");
        await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = sealedSecret, EncryptionContext = context, KeyId = other.KeyId },
            default)
            .RefusedAsync("IncorrectKeyException");
        await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = [.. "no ciphertext at all"u8], EncryptionContext = context }, default)
            .RefusedAsync("InvalidCiphertextException");
        sealedSecret[^5] ^= 1;
        await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = sealedSecret, EncryptionContext = context }, default)
            .RefusedAsync("InvalidCiphertextException");
    }

    [Fact]
    public async Task A_key_that_is_disabled_or_about_to_go_neither_encrypts_nor_decrypts()
    {
        var key = await NewKeyAsync();
        var sealedSecret = await EncryptAsync(key, []);

        await Kms.SendAsync(KmsApi.DisableKey, new() { KeyId = key.KeyId }, default);
        await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = sealedSecret }, default).RefusedAsync("DisabledException");
        await Kms.SendAsync(KmsApi.GenerateDataKey, new() { KeyId = key.KeyId, KeySpec = "AES_256" }, default)
            .RefusedAsync("DisabledException");

        await Kms.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key.KeyId }, default);
        await Kms.SendAsync(KmsApi.Encrypt, new() { KeyId = key.KeyId, Plaintext = Secret }, default)
            .RefusedAsync("KMSInvalidStateException");
    }

    [Fact]
    public async Task Moving_to_another_key_keeps_the_bytes_and_leaves_the_old_key_behind()
    {
        var (from, to) = (await NewKeyAsync(), await NewKeyAsync());
        await Kms.SendAsync(KmsApi.CreateAlias, new() { AliasName = "alias/next", TargetKeyId = to.KeyId }, default);

        var moved = await Kms.SendAsync(KmsApi.ReEncrypt, new()
        {
            CiphertextBlob = await EncryptAsync(from, []), DestinationKeyId = "alias/next",
            DestinationEncryptionContext = new Dictionary<string, string> { ["moved"] = "yes" },
        }, default);
        await Kms.SendAsync(KmsApi.DisableKey, new() { KeyId = from.KeyId }, default);

        Assert.Equal((from.Arn, to.Arn), (moved.SourceKeyId, moved.KeyId));
        Assert.Equal(Secret, (await Kms.SendAsync(KmsApi.Decrypt, new()
        {
            CiphertextBlob = moved.CiphertextBlob, EncryptionContext = new Dictionary<string, string> { ["moved"] = "yes" },
        }, default)).Plaintext);
    }

    [Fact]
    public async Task A_data_key_comes_open_and_sealed_and_both_are_the_same()
    {
        var key = await NewKeyAsync();

        var made = await Kms.SendAsync(KmsApi.GenerateDataKey, new() { KeyId = key.KeyId, NumberOfBytes = 48 }, default);

        Assert.Equal(48, made.Plaintext!.Length);
        Assert.Equal(made.Plaintext,
            (await Kms.SendAsync(KmsApi.Decrypt, new() { CiphertextBlob = made.CiphertextBlob }, default)).Plaintext);
        await Kms.SendAsync(KmsApi.GenerateDataKey, new() { KeyId = key.KeyId }, default).RefusedAsync("ValidationException");
        await Kms.SendAsync(KmsApi.GenerateDataKey, new() { KeyId = "alias/aws/s3", KeySpec = "AES_256" }, default)
            .RefusedAsync("AccessDeniedException");
        await Kms.SendAsync(KmsApi.GenerateDataKeyWithoutPlaintext, new() { KeyId = key.KeyId, KeySpec = "AES_128", DryRun = true },
            default)
            .RefusedAsync("DryRunOperationException");
    }

    async Task<KeyMetadata> NewKeyAsync() => (await Kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!;

    async Task<byte[]> EncryptAsync(KeyMetadata key, Dictionary<string, string> context) => (await Kms.SendAsync(KmsApi.Encrypt, new()
    {
        KeyId = key.KeyId, Plaintext = Secret, EncryptionContext = context,
    }, default)).CiphertextBlob!;
}
