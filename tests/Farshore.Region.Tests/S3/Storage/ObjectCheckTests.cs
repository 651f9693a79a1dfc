using Farshore.Region.Kms;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Tests.S3.Storage;

public sealed class ObjectCheckTests
{
    static readonly byte[] Large = S3Regions.Content(200_000);

    [Fact]
    public async Task Finds_nothing_wrong_with_what_was_written()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("a", "Enabled");
        await region.BucketAsync("b");
        for (var index = 0; index < 1200; index++) await region.PutAsync(index % 2 == 0 ? "a" : "b", $"{index % 700}");
        await region.PutAsync("a", "large", Large);
        await region.DeleteAsync("a", "large");

        Assert.Empty(await CheckAsync(region));
    }

    [Fact]
    public async Task Finds_bytes_that_have_changed_and_files_that_are_short_or_gone()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        foreach (var key in new[] { "changed", "gone", "short", "whole" }) await region.PutAsync("b", key, Large);
        foreach (var key in new[] { "changed", "gone", "short" })
        {
            var file = region.BodyFiles.Single(path => Path.GetFileName(path) == $"{region.Store.Find("b", key)!.Body:x16}");
            if (key == "gone") File.Delete(file);
            else if (key == "short") File.WriteAllBytes(file, Large[..1000]);
            else
            {
                var bytes = File.ReadAllBytes(file);
                bytes[150_000] ^= 1;
                File.WriteAllBytes(file, bytes);
            }
        }

        var findings = await CheckAsync(region);

        Assert.Equal(["object b/changed (null)", "object b/gone (null)", "object b/short (null)"],
            findings.Select(finding => finding.Thing));
        Assert.Contains("is damaged: its bytes from 131072 on are not what was written", findings[0].Problem, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.StartsWith("cannot be read", finding.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_what_lies_under_a_disabled_key_and_measures_what_nobody_here_can_open()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var (kms, customer) = (new KmsKeys(region.Region), new CustomerKey(new byte[32], ""));
        var key = await kms.CreateAsync(kms.New(null), default);
        foreach (var name in new[] { "kms", "kms-damaged" })
            await region.PutAsync("b", name, Large, new() { ServerSideEncryption = "aws:kms", SSEKMSKeyId = key.Arn.ToString() }, null);
        foreach (var name in new[] { "customer", "customer-short" })
            await region.PutAsync("b", name, Large, new() { CustomerKeyHash = customer.Hash() }, customer);
        await kms.Keys.UpdateAsync(key.Id, one => one with { State = KeyState.Disabled }, default);
        Damage("kms-damaged", bytes => bytes[70_000] ^= 1);
        using (var file = File.OpenWrite(FileOf("customer-short"))) file.SetLength(1000);

        var findings = await CheckAsync(region);

        Assert.Equal(["object b/customer-short (null)", "object b/kms-damaged (null)"], findings.Select(finding => finding.Thing));

        string FileOf(string name) =>
            region.BodyFiles.Single(path => Path.GetFileName(path) == $"{region.Store.Find("b", name)!.Body:x16}");
        void Damage(string name, Action<byte[]> how)
        {
            var bytes = File.ReadAllBytes(FileOf(name));
            how(bytes);
            File.WriteAllBytes(FileOf(name), bytes);
        }
    }

    [Fact]
    public async Task Finds_a_body_that_is_counted_wrongly()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var version = await region.PutAsync("b", "k");
        await region.Database.WriteAsync(connection => { BodyTable.Hold(connection, version.Body!.Value); }, default);

        Assert.Contains("counts 2 holders, but 1", Assert.Single(await CheckAsync(region)).Problem, StringComparison.Ordinal);
    }

    static async Task<List<Finding>> CheckAsync(StoreInFolder region)
    {
        List<Finding> findings = [];
        await foreach (var finding in new ObjectCheck(region.Store, region.Database).CheckAsync(false, default)) findings.Add(finding);
        return findings;
    }
}
