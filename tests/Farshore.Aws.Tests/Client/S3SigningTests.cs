using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Signing;
using Microsoft.AspNetCore.Http;

namespace Farshore.Aws.Tests.Client;

public sealed class S3SigningTests
{
    [Theory]
    [InlineData("plain.txt")]
    [InlineData("a b/ü+ä%2F&=~!*'().txt")]
    [InlineData("double//slash/./dot")]
    public async Task An_object_put_by_the_SDK_arrives_verified_and_whole(string key)
    {
        var body = new string('x', 300_000) + key;
        (PayloadMode Mode, string Body, int Trailers) received = default;
        await using var server = await LoopbackServer.StartAsync(async (request, context) =>
        {
            var verified = Local.Verifier().Verify(request);
            var payload = verified.Open(request.Content!);
            using StreamReader reader = new(payload, Encoding.UTF8);
            received = (verified.Payload, await reader.ReadToEndAsync(), payload.Trailers.Count);
        });
        using var clients = Local.Clients();

        await clients.S3(Local.At(server.Endpoint)).PutObjectAsync(new PutObjectRequest
        {
            BucketName = "bucket", Key = key, ContentBody = body, ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
        });

        Assert.Equal((PayloadMode.SignedChunksWithTrailer, body, 1), received);
    }

    [Fact]
    public async Task A_presigned_url_of_the_SDK_is_believed()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            var verified = Local.Verifier().Verify(request);
            return context.Response.WriteAsync(verified.Claim.IsPresigned.ToString());
        });
        using var clients = Local.Clients();
        using HttpClient browser = new();

        var url = await clients.S3(Local.At(server.Endpoint)).GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = "bucket", Key = "a b+c", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP,
        });

        Assert.Equal("True", await browser.GetStringAsync(url));
    }
}
