using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Evidence;

public sealed class EvidenceSealTests : IDisposable
{
    const string Arn = "arn:aws:kms:eu-west-1:123456789012:key/1";

    readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => curve.Dispose();

    [Fact]
    public async Task Evidence_that_nobody_touched_is_said_to_be_unchanged()
    {
        var check = await CheckAsync(BigReport.Of(4).Sealed().ToJson());

        Assert.True(check.IsUnchanged);
        Assert.Null(check.IsSigned);
    }

    [Theory]
    [InlineData("\"recovered\"", "\"verified\""), InlineData("2.1", "2.2"), InlineData("\"missing\": 0", "\"missing\": 1")]
    public async Task Any_change_shows(string old, string changed)
    {
        var json = BigReport.Of(4).Sealed().ToJson();
        Assert.Contains(old, json, StringComparison.Ordinal);

        Assert.False((await CheckAsync(json.Replace(old, changed, StringComparison.Ordinal))).IsUnchanged);
    }

    [Fact]
    public async Task A_key_signs_and_only_its_public_half_confirms_it()
    {
        var signed = (await BigReport.Of(4).SignedAsync(Kms(KeySpec.ECC_NIST_P256, ["ECDSA_SHA_256"]), "alias/evidence", default)).ToJson();

        Assert.True((await CheckAsync(signed)).IsSigned);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False((await EvidenceSeal.CheckAsync(signed, _ => Task.FromResult(other.ExportSubjectPublicKeyInfo()))).IsSigned);
        using var rsa = RSA.Create(2048);
        Assert.False((await EvidenceSeal.CheckAsync(signed, _ => Task.FromResult(rsa.ExportSubjectPublicKeyInfo()))).IsSigned);
    }

    [Fact]
    public async Task A_key_for_encrypting_is_refused_with_what_would_help()
    {
        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() =>
            BigReport.Of(4).SignedAsync(Kms(KeySpec.SYMMETRIC_DEFAULT, []), "alias/farshore", default));

        Assert.Contains("--key-usage SIGN_VERIFY", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_canonical_form_is_the_one_that_other_programs_write()
    {
        // What `jq -cSj 'del(.signature)'` and Python's json.dumps(sort_keys, separators, ensure_ascii=False) print.
        using var document = System.Text.Json.JsonDocument.Parse(
            """{"b": [1, 2.5, true, null], "signature": {"x": 1}, "a": "\u00fc \"q\" \\ \u001f </é> 🚢", "Z": {"d": 1, "c": "\n"}}""");

        Assert.Equal("""{"Z":{"c":"\n","d":1},"a":"ü \"q\" \\ \u001f </é> 🚢","b":[1,2.5,true,null]}""",
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(document.RootElement, "signature")));
    }

    Task<SealCheck> CheckAsync(string json) =>
        EvidenceSeal.CheckAsync(json, key => Task.FromResult(key == Arn ? curve.ExportSubjectPublicKeyInfo() : []));

    IAmazonKeyManagementService Kms(KeySpec spec, List<string> algorithms)
    {
        var (client, kms) = SdkDouble.Create<IAmazonKeyManagementService>();
        kms.Serve<DescribeKeyRequest, DescribeKeyResponse>(_ => new()
        {
            KeyMetadata = new() { KeySpec = spec, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT, SigningAlgorithms = algorithms },
        });
        kms.Serve<SignRequest, SignResponse>(request => new()
        {
            KeyId = Arn,
            Signature = new MemoryStream(curve.SignHash(request.Message.ToArray(), DSASignatureFormat.Rfc3279DerSequence)),
        });
        return client;
    }
}
