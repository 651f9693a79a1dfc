using System.Text;
using Amazon.S3;
using Farshore.Region.Tests.Hosting.Fuzz;

namespace Farshore.Region.Tests.Hosting;

/// <summary>What each kind of bad input gets: AWS's own code, in bounded time and memory, and nothing is there afterwards.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        await regions.S3().PutBucketAsync("shop");
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    Task<RawAnswer> SendAsync(RawRequest request, bool closes = false)
    {
        var host = regions[LocalRegions.East];
        return RawConnection.SendAsync(host.Endpoint,
            request.Sign(host.Endpoint, host.Context.Partition.RootKey, TimeProvider.System.GetUtcNow()), closes: closes);
    }

    async Task NothingIsThereAsync()
    {
        Assert.Empty((await regions.S3().ListVersionsAsync("shop")).Versions ?? []);
        Assert.Empty((await regions.S3().ListMultipartUploadsAsync("shop")).MultipartUploads ?? []);
    }

    public static TheoryData<string, string> Bombs => new()
    {
        {
            "laughs",
            """
            <!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <Tagging>&c;</Tagging>
            """
        },
        { "outside", """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Tagging><TagSet>&x;</TagSet></Tagging>""" },
        { "deep", $"<Tagging>{string.Concat(Enumerable.Repeat("<a>", 100_000))}" },
        { "deep and whole", string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)) },
        { "attributes", $"<Tagging {string.Join(' ', Enumerable.Range(0, 50_000).Select(number => $"a{number}=''"))}/>" },
        { "not closed", "<Tagging><TagSet>" },
        { "no XML", "{\"TagSet\":[]}" },
        { "something else", "<Delete><Object><Key>a</Key></Object></Delete>" },
        { "more after the end", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging><!-- -->x" },
    };

    [Theory, MemberData(nameof(Bombs))]
    public async Task Xml_that_is_none_or_means_harm_is_malformed(string kind, string xml)
    {
        var answer = await SendAsync(new("s3", "PUT", "/shop?tagging", xml));

        Assert.True((answer.Status, answer.Code) == (400, "MalformedXML"), $"{kind}: {answer.Status} {answer.Text}");
    }

    [Fact]
    public async Task Json_and_forms_that_are_none_are_refused_in_their_services_words()
    {
        async Task<(int, string?)> KmsAsync(string body)
        {
            var answer = await SendAsync(new RawRequest("kms", "POST", "/", body)
                .With("X-Amz-Target", "TrentService.CreateKey").With("Content-Type", "application/x-amz-json-1.1"));
            return (answer.Status, answer.Code?.Split('#')[^1]);
        }

        foreach (var body in new[] { "{", "[]", "\"\"", """{"Tags":7}""", "{\"Tags\":" + new string('[', 100_000) })
            Assert.Equal((400, "SerializationException"), await KmsAsync(body));

        var form = string.Join('&', Enumerable.Range(1, 20_000).Select(number => $"Filter.{number}.Name=a"));
        var many = await SendAsync(new RawRequest("ec2", "POST", "/", "Action=DescribeInstances&Version=2016-11-15&" + form)
            .With("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal((400, "InvalidParameterValue"), (many.Status, many.Code));
    }

    [Fact]
    public async Task A_message_that_is_far_too_long_is_not_read_to_its_end()
    {
        var xml = await SendAsync(new("s3", "PUT", "/shop?tagging", $"<Tagging>{new string(' ', 9_000_000)}</Tagging>"));
        var json = await SendAsync(new RawRequest("kms", "POST", "/", new string(' ', 17_000_000))
            .With("X-Amz-Target", "TrentService.CreateKey").With("Content-Type", "application/x-amz-json-1.1"));

        Assert.Equal((400, "MaxMessageLengthExceeded"), (xml.Status, xml.Code));
        Assert.Equal((413, "RequestEntityTooLarge"), (json.Status, json.Code));
    }

    [Fact]
    public async Task A_flood_of_headers_is_refused_before_it_is_read_whole()
    {
        var long9K = await SendAsync(new RawRequest("s3", "PUT", "/shop/a", "x").With("x-amz-meta-a", new('a', 9 * 1024)));
        Assert.Equal((400, "RequestHeaderSectionTooLarge"), (long9K.Status, long9K.Code));
        Assert.Contains("<MaxSizeAllowed>8192</MaxSizeAllowed>", long9K.Text, StringComparison.Ordinal);
        var metadata = await SendAsync(new RawRequest("s3", "PUT", "/shop/a", "x").With("x-amz-meta-a", new('a', 3 * 1024)));
        Assert.Equal((400, "MetadataTooLarge"), (metadata.Status, metadata.Code));

        var endless = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: a\r\n" + string.Concat(
            Enumerable.Range(0, 100_000).Select(number => $"a{number}: b\r\n")));
        Assert.Equal(431, (await RawConnection.SendAsync(regions[LocalRegions.East].Endpoint, endless)).Status);
        await NothingIsThereAsync();
    }

    [Fact]
    public async Task Uploads_that_break_off_or_lie_about_their_length_leave_nothing()
    {
        var unsigned = new RawRequest("s3", "PUT", "/shop/a", new string('x', 200_000)).With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        await SendAsync(unsigned with { ClaimedLength = 300_000 }, closes: true);
        await SendAsync(unsigned with { Body = [1], ClaimedLength = 2 }, closes: true);
        var endless = await SendAsync(new RawRequest("s3", "PUT", "/shop/a", "4\r\nbody\r\n0\r\n\r\n").With("Transfer-Encoding", "chunked")
            .With("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"));
        Assert.Equal((501, "NotImplemented"), (endless.Status, endless.Code));
        await SendAsync(new RawRequest("s3", "PUT", "/shop/a", "ffff\r\nshort").With("Transfer-Encoding", "chunked")
            .With("X-Amz-Content-Sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER").With("x-amz-decoded-content-length", "9"), closes: true);

        var chunked = new RawRequest("s3", "PUT", "/shop/a", "").With("X-Amz-Content-Sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
            .With("x-amz-trailer", "x-amz-checksum-crc32").With("Content-Encoding", "aws-chunked");
        foreach (var (length, body) in new[]
        {
            (4, "4\r\nbo"), (4, "4\r\nbody\r\n"), (5, "4\r\nbody\r\n0\r\nx-amz-checksum-crc32:3QxhMg==\r\n\r\n"),
            (4, "4\r\nbody\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"), (4, "4\r\nbody\r\n0\r\n\r\n"), (4, "zz\r\nbody\r\n0\r\n\r\n"),
            (4, "-4\r\nbody\r\n0\r\n\r\n"), (4, "7fffffffffffffff\r\nbody"), (4, new string('0', 100_000)),
        })
        {
            var answer = await SendAsync((chunked with { Body = Encoding.ASCII.GetBytes(body) })
                .With("x-amz-decoded-content-length", $"{length}"));
            Assert.True(answer is { Status: 400, Code.Length: > 0 }, $"{body[..Math.Min(body.Length, 50)]}: {answer.Status} {answer.Text}");
        }

        await NothingIsThereAsync();
    }

    [Theory]
    [InlineData("/shop/" + "%C3%BC%25%2B%20..%2F", 200)]
    [InlineData("/shop?list-type=2&max-keys=-1", 400)]
    [InlineData("/shop?list-type=2&max-keys=99999999999999", 400)]
    [InlineData("/shop?list-type=2&encoding-type=html", 400)]
    [InlineData("/SHOP/x", 404)]
    public async Task Paths_and_queries_are_taken_as_they_are_or_refused(string target, int status)
    {
        var answer = await SendAsync(new("s3", target.Contains('?', StringComparison.Ordinal) ? "GET" : "PUT", target));

        Assert.Equal(status, answer.Status);
        if (status >= 400) Assert.NotEmpty(answer.Code!);
    }
}
