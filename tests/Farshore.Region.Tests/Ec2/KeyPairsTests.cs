using System.Security.Cryptography;
using System.Text;
using Farshore.Aws.Ec2;
using Farshore.Region.Ec2;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class KeyPairsTests
{
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")]
    public void The_public_half_of_a_key_is_as_RFC_8032_has_it(string seed, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Ed25519Keys.PublicOf(Convert.FromHexString(seed))));

    [Fact]
    public async Task A_new_key_is_told_once_and_its_public_half_is_kept()
    {
        await using var regions = await LocalRegions.StartAsync();
        var wire = regions.Client();
        var made = await wire.SendAsync(Ec2Api.CreateKeyPair, new() { KeyName = "ops" }, default);
        var kept = (await wire.SendAsync(
            Ec2Api.DescribeKeyPairs, new() { KeyNames = ["ops"], IncludePublicKey = true }, default)).KeyPairs!.Single();

        using var key = RSA.Create();
        key.ImportFromPem(made.KeyMaterial);
        var modulus = key.ExportParameters(includePrivateParameters: false).Modulus!;
        Assert.Contains(Convert.ToHexString(modulus), Convert.ToHexString(Convert.FromBase64String(kept.PublicKey!.Split(' ')[1])));
        Assert.Equal((made.KeyFingerprint, "rsa"), (kept.KeyFingerprint, kept.KeyType));
        await wire.SendAsync(Ec2Api.CreateKeyPair, new() { KeyName = "ops" }, default).RefusedAsync("InvalidKeyPair.Duplicate");

        var other = await wire.SendAsync(Ec2Api.CreateKeyPair, new() { KeyName = "web", KeyType = "ed25519" }, default);
        var file = PemEncoding.Find(other.KeyMaterial);
        var bytes = Convert.FromBase64String(other.KeyMaterial![file.Base64Data].ReplaceLineEndings(""));
        Assert.StartsWith("openssh-key-v1\0", Encoding.ASCII.GetString(bytes));
        await wire.SendAsync(Ec2Api.CreateKeyPair, new() { KeyName = "x", KeyType = "dsa" }, default).RefusedAsync("InvalidParameterValue");
    }
}
