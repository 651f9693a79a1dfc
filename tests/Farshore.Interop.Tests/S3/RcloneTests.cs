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

        await clients.Rclone.RunAsync("purge", "local:rclone-files");
        await clients.Rclone.FailsAsync("directory not found", "lsf", "local:rclone-files");
    }
}
