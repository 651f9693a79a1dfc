using System.Security.Cryptography;
using Farshore.Aws.Client;
using Farshore.Aws.Kms;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Kms;

public sealed class SignaturesTests : IAsyncLifetime
{
    static readonly byte[] Message = "evidence"u8.ToArray();

    LocalRegions regions = null!;
    IAwsClient Kms => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256"), InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256"),
        InlineData("RSA_2048", "RSASSA_PSS_SHA_512")]
    public async Task What_a_key_signed_is_verified_by_it_and_by_its_public_half(string spec, string algorithm)
    {
        var key = await CreateAsync(spec);
        var signed = await Kms.SendAsync(KmsApi.Sign, new() { KeyId = key, Message = Message, SigningAlgorithm = algorithm }, default);

        var verified = await Kms.SendAsync(KmsApi.Verify,
            new() { KeyId = key, Message = Message, Signature = signed.Signature!, SigningAlgorithm = algorithm }, default);
        Assert.True(verified.SignatureValid);
        await Kms.SendAsync(KmsApi.Verify, new() { KeyId = key, Message = "other"u8.ToArray(), Signature = signed.Signature!,
            SigningAlgorithm = algorithm }, default).RefusedAsync("KMSInvalidSignatureException");

        var half = await Kms.SendAsync(KmsApi.GetPublicKey, new() { KeyId = key }, default);
        Assert.Contains(algorithm, half.SigningAlgorithms!);
        if (spec is not "ECC_NIST_P256") return;
        using var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(half.PublicKey, out _);
        Assert.True(curve.VerifyData(Message, signed.Signature!, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public async Task A_digest_is_signed_as_the_message_it_is_of()
    {
        var key = await CreateAsync("ECC_NIST_P256");
        var signed = await Kms.SendAsync(KmsApi.Sign, new() { KeyId = key, Message = SHA256.HashData(Message), MessageType = "DIGEST",
            SigningAlgorithm = "ECDSA_SHA_256" }, default);

        Assert.True((await Kms.SendAsync(KmsApi.Verify, new() { KeyId = key, Message = Message, Signature = signed.Signature!,
            SigningAlgorithm = "ECDSA_SHA_256" }, default)).SignatureValid);
        await Kms.SendAsync(KmsApi.Sign,
            new() { KeyId = key, Message = Message, MessageType = "DIGEST", SigningAlgorithm = "ECDSA_SHA_256" },
            default).RefusedAsync("ValidationException");
    }

    [Fact]
    public async Task A_key_does_only_what_it_is_for()
    {
        var signs = await CreateAsync("ECC_NIST_P256");
        var encrypts = (await Kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId;

        await Kms.SendAsync(KmsApi.Encrypt, new() { KeyId = signs, Plaintext = Message }, default).RefusedAsync("InvalidKeyUsageException");
        await Kms.SendAsync(KmsApi.GenerateDataKey, new() { KeyId = signs, KeySpec = "AES_256" }, default)
            .RefusedAsync("InvalidKeyUsageException");
        await Kms.SendAsync(KmsApi.Sign, new() { KeyId = encrypts, Message = Message, SigningAlgorithm = "ECDSA_SHA_256" }, default)
            .RefusedAsync("InvalidKeyUsageException");
        await Kms.SendAsync(KmsApi.Sign, new() { KeyId = signs, Message = Message, SigningAlgorithm = "RSASSA_PSS_SHA_256" }, default)
            .RefusedAsync("InvalidKeyUsageException");
        await Kms.SendAsync(KmsApi.GetPublicKey, new() { KeyId = encrypts }, default).RefusedAsync("UnsupportedOperationException");
        await Kms.SendAsync(KmsApi.CreateKey, new() { KeySpec = "ECC_NIST_P256" }, default).RefusedAsync("ValidationException");
    }

    async Task<string> CreateAsync(string spec) =>
        (await Kms.SendAsync(KmsApi.CreateKey, new() { KeySpec = spec, KeyUsage = "SIGN_VERIFY" }, default)).KeyMetadata!.KeyId;
}
