using System.Text.Json;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Interop.Tests.S3;

public sealed class AwsCommandLineTests(S3Clients clients) : IClassFixture<S3Clients>
{
    [Fact]
    public async Task Copies_syncs_lists_moves_and_removes()
    {
        SkipWithout("aws");
        var files = clients.Files();
        var back = Path.Combine(clients.Folder, "back-aws");

        await clients.AwsAsync("s3", "mb", "s3://cli-files");
        await clients.AwsAsync("s3", "sync", "--no-progress", files, "s3://cli-files/all");
        await clients.AwsAsync("s3", "sync", "--no-progress", "s3://cli-files/all", back);
        S3Clients.Same(files, back);
        Assert.Equal("", await clients.AwsAsync("s3", "sync", "--no-progress", files, "s3://cli-files/all"));

        await clients.AwsAsync("s3", "cp", "--no-progress", "s3://cli-files/all/in/parts.bin", "s3://cli-files/copy");
        await clients.AwsAsync("s3", "mv", "--no-progress", "s3://cli-files/copy", "s3://cli-files/moved");
        var listed = await clients.AwsAsync("s3", "ls", "s3://cli-files");
        Assert.Contains("PRE all/", listed, StringComparison.Ordinal);
        Assert.Contains("17000000 moved", listed, StringComparison.Ordinal);

        await clients.AwsFailsAsync("BucketNotEmpty", "s3", "rb", "s3://cli-files");
        await clients.AwsAsync("s3", "rb", "--force", "s3://cli-files");
        await clients.AwsFailsAsync("NoSuchBucket", "s3", "ls", "s3://cli-files");
    }

    [Fact]
    public async Task Syncs_exactly_in_both_directions_and_copies_and_removes_whole_folders()
    {
        SkipWithout("aws");
        var files = clients.Files();
        var back = Path.Combine(clients.Folder, "back-exact");
        await clients.AwsAsync("s3", "mb", "s3://cli-exact");
        await clients.AwsAsync("s3", "cp", "--no-progress", "--recursive", files, "s3://cli-exact/all");
        await clients.AwsAsync("s3", "cp", "--no-progress", "--recursive", "s3://cli-exact/all", back);
        S3Clients.Same(files, back);

        File.Delete(Path.Combine(files, "empty"));
        await File.WriteAllBytesAsync(Path.Combine(files, "small.txt"), new byte[2000]);
        await clients.AwsAsync("s3", "sync", "--no-progress", "--delete", "--exact-timestamps", files, "s3://cli-exact/all");
        await File.WriteAllTextAsync(Path.Combine(back, "extra"), "not in the bucket");
        await clients.AwsAsync("s3", "sync", "--no-progress", "--delete", "--exact-timestamps", "s3://cli-exact/all", back);
        S3Clients.Same(files, back);

        await clients.AwsAsync("s3", "sync", "--no-progress", "s3://cli-exact/all", "s3://cli-exact/twin");
        await clients.AwsAsync("s3", "mv", "--no-progress", "--recursive", "--exclude", "*.bin", "s3://cli-exact/twin",
            "s3://cli-exact/moved");
        await clients.AwsAsync("s3", "rm", "--recursive", "s3://cli-exact/all");
        Assert.Equal(
            ["moved/in/deeper/with space & ü+%.txt", "moved/small.txt", "twin/in/parts.bin"],
            (await clients.AwsAsync("s3", "ls", "--recursive", "s3://cli-exact")).Trim().Split('\n').Select(line => line[31..]));
        await clients.AwsAsync("s3", "rb", "--force", "s3://cli-exact");
    }

    [Fact]
    public async Task A_sync_outlasts_a_region_that_is_slow()
    {
        SkipWithout("aws");
        var files = Directory.CreateDirectory(Path.Combine(clients.Folder, "many")).FullName;
        var back = Path.Combine(clients.Folder, "back-many");
        for (var number = 0; number < 40; number++) await File.WriteAllTextAsync(Path.Combine(files, $"{number}"), $"content {number}");
        await clients.AwsAsync("s3", "mb", "s3://cli-slow");

        await clients.FaultAsync(new() { Effect = FaultEffect.Error, Code = "SlowDown", Service = "s3", Probability = 0.1 });
        await clients.AwsAsync("s3", "sync", "--no-progress", files, "s3://cli-slow");
        await clients.AwsAsync("s3", "sync", "--no-progress", "s3://cli-slow", back);

        Assert.True(await clients.EndFaultsAsync() > 0);
        S3Clients.Same(files, back);
    }

    [Fact]
    public async Task Keeps_and_shows_versions()
    {
        SkipWithout("aws");
        var file = Path.Combine(clients.Files(), "small.txt");
        await clients.AwsAsync("s3api", "create-bucket", "--bucket", "cli-versions");
        await clients.AwsAsync(
            "s3api", "put-bucket-versioning", "--bucket", "cli-versions", "--versioning-configuration", "Status=Enabled");

        var first = Text(await Api("put-object", "--key", "k", "--body", file, "--metadata", "colour=blue", "--tagging", "team=shop"),
            "VersionId");
        await Api("put-object", "--key", "k", "--body", file);
        var marker = Text(await Api("delete-object", "--key", "k"), "VersionId");

        using var versions = JsonDocument.Parse(await Api("list-object-versions"));
        Assert.Equal(2, versions.RootElement.GetProperty("Versions").GetArrayLength());
        var listed = versions.RootElement.GetProperty("DeleteMarkers")[0];
        Assert.Equal((marker, true), (listed.GetProperty("VersionId").GetString(), listed.GetProperty("IsLatest").GetBoolean()));

        using var head = JsonDocument.Parse(await Api("head-object", "--key", "k", "--version-id", first));
        Assert.Equal("blue", head.RootElement.GetProperty("Metadata").GetProperty("colour").GetString());
        Assert.Contains("shop", await Api("get-object-tagging", "--key", "k", "--version-id", first), StringComparison.Ordinal);
        await clients.AwsFailsAsync(
            "NoSuchKey", "s3api", "get-object", "--bucket", "cli-versions", "--key", "k", Path.Combine(clients.Folder, "none"));

        Task<string> Api(string operation, params IEnumerable<string> rest) =>
            clients.AwsAsync(["s3api", operation, "--bucket", "cli-versions", .. rest]);
    }

    [Fact]
    public async Task Verifies_ranges_checksums_and_links()
    {
        SkipWithout("aws");
        var file = Path.Combine(clients.Files(), "small.txt");
        var part = Path.Combine(clients.Folder, "part");
        await clients.AwsAsync("s3api", "create-bucket", "--bucket", "cli-reads");

        foreach (var algorithm in new[] { "CRC32", "SHA1", "SHA256" })
        {
            var put = await Api("put-object", "--key", algorithm, "--body", file, "--checksum-algorithm", algorithm);
            Assert.Contains($"Checksum{algorithm}", put, StringComparison.Ordinal);
            await Api("get-object", "--key", algorithm, "--checksum-mode", "ENABLED", part);
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(part));
        }

        await Api("get-object", "--key", "CRC32", "--range", "bytes=100-199", part);
        Assert.Equal((await File.ReadAllBytesAsync(file))[100..200], await File.ReadAllBytesAsync(part));
        Assert.Contains("3000", await Api("get-object-attributes", "--key", "CRC32", "--object-attributes", "ObjectSize", "ETag"),
            StringComparison.Ordinal);

        var link = (await clients.AwsAsync("s3", "presign", "s3://cli-reads/CRC32")).Trim();
        using var http = new HttpClient();
        Assert.Equal(await File.ReadAllBytesAsync(file), await http.GetByteArrayAsync(link));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden,
            (await http.GetAsync(link.Replace("CRC32", "SHA1", StringComparison.Ordinal))).StatusCode);

        Task<string> Api(string operation, params IEnumerable<string> rest) =>
            clients.AwsAsync(["s3api", operation, "--bucket", "cli-reads", .. rest]);
    }

    static void SkipWithout(string program) => Assert.SkipUnless(Tool.IsHere(program), $"{program} is not on this machine");

    static string Text(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
