using System.Security.Cryptography;
using System.Text.Json;

namespace Farshore.Interop.Tests.S3;

public sealed class EncryptionTests(S3Clients clients) : IClassFixture<S3Clients>
{
    [Fact]
    public async Task The_AWS_command_line_encrypts_with_its_own_keys_and_with_those_of_KMS()
    {
        if (!Tool.IsHere("aws")) Assert.Skip("aws is not on this machine");
        var (key, file, back) = (Name("key"), Name("parts"), Name("back"));
        await File.WriteAllBytesAsync(key, RandomNumberGenerator.GetBytes(32));
        await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(17_000_000));
        string[] customer = ["--sse-c", "AES256", "--sse-c-key", "fileb://" + key];
        await clients.AwsAsync("s3", "mb", "s3://cli-keys");

        await clients.AwsAsync(["s3", "cp", "--no-progress", file, "s3://cli-keys/own", .. customer]);
        await clients.AwsAsync(["s3", "cp", "--no-progress", "s3://cli-keys/own", back, .. customer]);
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(back));
        await clients.AwsFailsAsync("400", "s3", "cp", "--no-progress", "s3://cli-keys/own", back);

        var kms = JsonDocument.Parse(await clients.AwsAsync("kms", "create-key")).RootElement.GetProperty("KeyMetadata").GetProperty("Arn")
            .GetString()!;
        await clients.AwsAsync("s3", "cp", "--no-progress", "--sse", "aws:kms", "--sse-kms-key-id", kms, file, "s3://cli-keys/kms");
        await clients.AwsAsync("s3", "cp", "--no-progress", "s3://cli-keys/kms", back);
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(back));
        Assert.Contains(kms, await clients.AwsAsync("s3api", "head-object", "--bucket", "cli-keys", "--key", "kms"),
            StringComparison.Ordinal);

        var blob = Name("blob");
        var sealedBytes = JsonDocument.Parse(await clients.AwsAsync(
            "kms", "encrypt", "--key-id", kms, "--plaintext", "fileb://" + key, "--encryption-context", "app=shop")).RootElement;
        await File.WriteAllBytesAsync(blob, sealedBytes.GetProperty("CiphertextBlob").GetBytesFromBase64());
        var opened = JsonDocument.Parse(await clients.AwsAsync(
            "kms", "decrypt", "--ciphertext-blob", "fileb://" + blob, "--encryption-context", "app=shop")).RootElement;
        Assert.Equal(await File.ReadAllBytesAsync(key), opened.GetProperty("Plaintext").GetBytesFromBase64());
    }

    string Name(string file) => Path.Combine(clients.Folder, file);
}
