namespace Farshore.Interop.Tests.S3;

public sealed class S3cmdTests(S3Clients clients) : IClassFixture<S3Clients>
{
    [Fact]
    public async Task Syncs_there_and_back_and_shows_what_there_is()
    {
        Assert.SkipUnless(Tool.IsHere("s3cmd"), "s3cmd is not on this machine");
        var files = clients.Files();
        var back = Directory.CreateDirectory(Path.Combine(clients.Folder, "back-s3cmd")).FullName;

        await S3cmdAsync("mb", "s3://s3cmd-files");
        await S3cmdAsync("sync", "--multipart-chunk-size-mb=6", files + "/", "s3://s3cmd-files/all/");
        await S3cmdAsync("sync", "s3://s3cmd-files/all/", back + "/");
        S3Clients.Same(files, back);
        Assert.DoesNotContain("upload:", await S3cmdAsync("sync", files + "/", "s3://s3cmd-files/all/"), StringComparison.Ordinal);
        Assert.StartsWith("17103000 ", (await S3cmdAsync("du", "s3://s3cmd-files/all/")).TrimStart(), StringComparison.Ordinal);

        var small = Path.Combine(files, "small.txt");
        await S3cmdAsync("put", "--add-header=x-amz-meta-colour:blue", "--mime-type=text/x-farshore", small, "s3://s3cmd-files/put +%ü");
        var info = await S3cmdAsync("info", "s3://s3cmd-files/put +%ü");
        Assert.Contains("text/x-farshore", info, StringComparison.Ordinal);
        Assert.Contains("x-amz-meta-colour: blue", info, StringComparison.Ordinal);
        // Without the option it puts the source's ACL on the copy, which S3 refuses in a bucket that has ACLs switched off.
        await S3cmdAsync("cp", "--acl-private", "s3://s3cmd-files/put +%ü", "s3://s3cmd-files/copied");
        await S3cmdAsync("mv", "--acl-private", "s3://s3cmd-files/copied", "s3://s3cmd-files/moved");
        await S3cmdAsync("get", "--force", "s3://s3cmd-files/moved", Path.Combine(clients.Folder, "got-s3cmd"));
        Assert.Equal(await File.ReadAllBytesAsync(small), await File.ReadAllBytesAsync(Path.Combine(clients.Folder, "got-s3cmd")));

        File.Delete(small);
        await S3cmdAsync("sync", "--delete-removed", files + "/", "s3://s3cmd-files/all/");
        Assert.DoesNotContain("small.txt", await S3cmdAsync("ls", "--recursive", "s3://s3cmd-files/all/"), StringComparison.Ordinal);
        await S3cmdAsync("rb", "--recursive", "--force", "s3://s3cmd-files");
        await clients.Program("s3cmd").FailsAsync("NoSuchBucket", [.. Connection, "ls", "s3://s3cmd-files"]);
    }

    IEnumerable<string> Connection =>
    [
        "--config=/dev/null", $"--host={new Uri(clients.Endpoint).Authority}", $"--host-bucket={new Uri(clients.Endpoint).Authority}",
        "--no-ssl", "--region=us-east-1", "--no-progress",
    ];

    Task<string> S3cmdAsync(params IEnumerable<string> arguments) =>
        clients.Program("s3cmd").RunAsync([.. Connection, .. arguments]);
}
