using System.Text;
using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;

namespace Farshore.Aws.Tests.Signing;

public sealed class PayloadStreamTests
{
    const string Chunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    const string FirstChunk = "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";

    static readonly string Body = new('a', 66560);
    static readonly string ChunkedBody = "10000;chunk-signature=" + FirstChunk + "\r\n"
        + Body[..65536]
        + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" + Body[65536..]
        + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
    static readonly string TrailedBody = "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"
        + Body[..65536]
        + "\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n" + Body[65536..]
        + "\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
        + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
        + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n";

    [Fact]
    public async Task Takes_the_chunks_of_AWS_documentation_apart() =>
        Assert.Equal(Body, await ReadAsync(ChunkedPut().Open(Raw(ChunkedBody))));

    [Fact]
    public async Task Gives_the_trailer_of_AWS_documentation()
    {
        var stream = TrailedPut().Open(Raw(TrailedBody));

        Assert.Equal(Body, await ReadAsync(stream));
        Assert.Equal("sOO8/Q==", stream.Trailers["X-Amz-Checksum-Crc32c"]);
    }

    [Theory]
    [InlineData("aaaa\r\n400", "aaab\r\n400", "SignatureDoesNotMatch")]
    [InlineData("0055627c", "0155627c", "SignatureDoesNotMatch")]
    [InlineData("0;chunk-signature=b6", "0;chunk-signature=b7", "SignatureDoesNotMatch")]
    [InlineData(";chunk-signature=" + FirstChunk, "", "SignatureDoesNotMatch")]
    [InlineData("400;", "401;", "IncompleteBody")]
    [InlineData("10000;", "z0000;", "InvalidRequest")]
    public async Task Refuses_chunks_that_were_tampered_with(string what, string into, string code)
    {
        var stream = ChunkedPut().Open(Raw(ChunkedBody.Replace(what, into, StringComparison.Ordinal)));

        Assert.Equal(code, (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(stream))).Code);
    }

    [Fact]
    public async Task Refuses_a_trailer_that_was_tampered_with()
    {
        var stream = TrailedPut().Open(Raw(TrailedBody.Replace("sOO8/Q==", "AAAAAA==", StringComparison.Ordinal)));

        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(stream))).Code);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(66000)]
    [InlineData(66720)]
    public async Task Refuses_a_body_that_was_cut_off(int at)
    {
        var stream = ChunkedPut().Open(Raw(ChunkedBody[..at]));

        Assert.Equal("IncompleteBody", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(stream))).Code);
    }

    [Fact]
    public async Task Reads_unsigned_chunks_and_their_trailer()
    {
        var stream = new ChunkedPayloadStream(Raw("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n"), 5, null, hasTrailer: true);

        Assert.Equal("hello", await ReadAsync(stream));
        Assert.Equal("NhCmhg==", stream.Trailers["x-amz-checksum-crc32"]);
    }

    [Fact]
    public async Task Refuses_a_plain_body_at_its_end_when_its_hash_is_wrong()
    {
        var request = Signed.GetObject();
        request.Content = Raw("another body");
        var stream = Signed.Verifier(Signed.S3Moment).Verify(request).Open(request.Content);

        Assert.Equal(12, await stream.ReadAsync(new byte[100]));
        Assert.Equal("XAmzContentSHA256Mismatch", (await Assert.ThrowsAsync<AwsException>(() => ReadAsync(stream))).Code);
    }

    static VerifiedSignature ChunkedPut() => Verify(Signed.Request(
        "PUT /examplebucket/chunkObject.txt", "Host:s3.amazonaws.com", "x-amz-date:20130524T000000Z",
        "x-amz-storage-class:REDUCED_REDUNDANCY",
        $"x-amz-content-sha256:{Chunks}", "Content-Encoding:aws-chunked", "x-amz-decoded-content-length:66560", "Content-Length:66824",
        Signed.S3Authorization(
            "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")));

    static VerifiedSignature TrailedPut() => Verify(Signed.Request(
        "PUT /examplebucket/chunkObject.txt", "Host:s3.amazonaws.com", "x-amz-date:20130524T000000Z",
        "x-amz-storage-class:REDUCED_REDUNDANCY",
        $"x-amz-content-sha256:{Chunks}-TRAILER", "Content-Encoding:aws-chunked", "x-amz-decoded-content-length:66560",
        "x-amz-trailer:x-amz-checksum-crc32c",
        Signed.S3Authorization(
            "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")));

    static VerifiedSignature Verify(WireRequest request)
    {
        request.Content = Stream.Null;
        return Signed.Verifier(Signed.S3Moment).Verify(request);
    }

    static MemoryStream Raw(string text) => new(Encoding.ASCII.GetBytes(text));

    static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }
}
