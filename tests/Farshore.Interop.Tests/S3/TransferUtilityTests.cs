using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Farshore.Interop.Tests.S3;

/// <summary>The AWS SDK for .NET as its users have it: without the settings that Farshore's own client adds.</summary>
public sealed class TransferUtilityTests(S3Clients clients) : IClassFixture<S3Clients>
{
    [Fact]
    public async Task Folders_and_streams_go_up_in_parts_and_come_back_whole()
    {
        using var s3 = new AmazonS3Client(clients.Key, new AmazonS3Config
        {
            ServiceURL = clients.Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1",
        });
        using var transfer = new TransferUtility(s3, new TransferUtilityConfig { MinSizeBeforePartUpload = 6 * 1024 * 1024 });
        var files = clients.Files();
        var back = Path.Combine(clients.Folder, "back-net");
        await s3.PutBucketAsync("net-files");

        await transfer.UploadDirectoryAsync(new TransferUtilityUploadDirectoryRequest
        {
            BucketName = "net-files", Directory = files, KeyPrefix = "all", SearchOption = SearchOption.AllDirectories,
        });
        await transfer.DownloadDirectoryAsync("net-files", "all", back);
        S3Clients.Same(files, back);

        var large = await File.ReadAllBytesAsync(Path.Combine(files, "in/parts.bin"));
        await transfer.UploadAsync(new TransferUtilityUploadRequest
        {
            BucketName = "net-files", Key = "parts", InputStream = new MemoryStream(large), PartSize = 5 * 1024 * 1024,
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256, Metadata = { ["colour"] = "blue" },
        });
        var head = await s3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = "net-files", Key = "parts", ChecksumMode = ChecksumMode.ENABLED });
        Assert.EndsWith("-4\"", head.ETag, StringComparison.Ordinal);
        Assert.EndsWith("-4", head.ChecksumSHA256, StringComparison.Ordinal);
        Assert.Equal("blue", head.Metadata["colour"]);
        await using var stream = await transfer.OpenStreamAsync("net-files", "parts");
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.Equal(large, read.ToArray());

        await s3.InitiateMultipartUploadAsync("net-files", "left over");
        await transfer.AbortMultipartUploadsAsync("net-files", TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        Assert.Empty((await s3.ListMultipartUploadsAsync("net-files")).MultipartUploads ?? []);
    }
}
