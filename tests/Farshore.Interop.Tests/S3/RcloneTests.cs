namespace Farshore.Interop.Tests.S3;

public sealed class RcloneTests(S3Clients clients) : IClassFixture<S3Clients>
{
    [Fact]
    public async Task Syncs_there_and_back_and_finds_no_difference()
    {
        Assert.SkipUnless(Tool.IsHere("rclone"), "rclone is not on this machine");
        var files = clients.Files();
        var back = Path.Combine(clients.Folder, "back-rclone");
        string[] inParts = ["--s3-upload-cutoff", "6M", "--s3-chunk-size", "6M"];

        await clients.Rclone.RunAsync("mkdir", "local:rclone-files");
        await clients.Rclone.RunAsync(["sync", .. inParts, files, "local:rclone-files/all"]);
        await clients.Rclone.RunAsync("check", "--download", files, "local:rclone-files/all");
        await clients.Rclone.RunAsync("sync", "local:rclone-files/all", back);
        S3Clients.Same(files, back);

        File.Delete(Path.Combine(files, "small.txt"));
        await clients.Rclone.RunAsync(["sync", .. inParts, files, "local:rclone-files/all"]);
        var listed = (await clients.Rclone.RunAsync("lsf", "-R", "--files-only", "local:rclone-files/all")).Trim().Split('\n');
        Assert.Equal(["empty", "in/deeper/with space & ü+%.txt", "in/parts.bin"], listed.Order(StringComparer.Ordinal));

        // By the hashes that both sides know; and without an ACL configured, which older ones understand as private.
        Tool plain = clients.Rclone.With("RCLONE_CONFIG_LOCAL_ACL", "").With("RCLONE_CONFIG_LOCAL_BUCKET_ACL", "");
        await clients.AwsAsync("s3api", "create-bucket", "--bucket", "rclone-plain", "--object-ownership", "ObjectWriter");
        await plain.RunAsync(["sync", .. inParts, "--checksum", files, "local:rclone-plain/all"]);
        await plain.RunAsync("check", files, "local:rclone-plain/all");
        await plain.RunAsync("sync", "--checksum", "local:rclone-plain/all", "local:rclone-plain/twin");
        await plain.RunAsync("check", "local:rclone-plain/all", "local:rclone-plain/twin");
        Assert.Contains("There was nothing to transfer", await plain.SaysAsync(
            "sync", "-v", "--checksum", files, "local:rclone-plain/twin"), StringComparison.Ordinal);
        await plain.RunAsync("purge", "local:rclone-plain");

        await clients.Rclone.RunAsync("purge", "local:rclone-files");
        await clients.Rclone.FailsAsync("directory not found", "lsf", "local:rclone-files");
    }
}
