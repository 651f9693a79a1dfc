using System.Net;
using System.Text;
using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Region.Tests.S3;

namespace Farshore.Region.Tests.S3.Forms;

[Collection(S3Regions.Collection)]
public sealed class FormUploadsTests(S3Regions regions)
{
    static readonly HttpClient Browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task A_form_that_was_signed_before_stores_the_file_with_everything_it_says()
    {
        var bucket = await regions.BucketAsync();
        var form = await SignAsync(bucket,
            [("Content-Type", "text/plain"), ("x-amz-meta-by", "browser"), ("success_action_status", "201")]);
        var content = S3Regions.Content(300_000);

        using var answer = await PostAsync(bucket, [.. form, ("key", "up/${filename}")], content, @"C:\photos\a b.txt");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var told = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("up/a b.txt", told.Element("Key")!.Value);
        Assert.Equal(content, await regions.GetAsync(bucket, "up/a b.txt"));
        var head = await regions.East.GetObjectMetadataAsync(bucket, "up/a b.txt");
        Assert.Equal((head.ETag, "text/plain", "browser"), (told.Element("ETag")!.Value, head.Headers.ContentType, head.Metadata["by"]));
    }

    [Fact]
    public async Task A_form_may_send_its_browser_on_or_say_nothing()
    {
        var bucket = await regions.BucketAsync();
        var form = await SignAsync(bucket, [("success_action_redirect", "http://example.org/done?x=1")]);

        using var sentOn = await PostAsync(bucket, [.. form, ("key", "up/k")], "x"u8.ToArray());
        using var silent = await PostAsync(bucket, [.. await SignAsync(bucket, []), ("key", "up/k")], "x"u8.ToArray());

        Assert.Equal(HttpStatusCode.SeeOther, sentOn.StatusCode);
        Assert.Equal(
            $"http://example.org/done?x=1&bucket={bucket}&key=up%2Fk&etag=%229dd4e461268c8034f5c8564e155c67a6%22",
            sentOn.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.NoContent, 0), (silent.StatusCode, (await silent.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [InlineData("key", "elsewhere/k", 1, "AccessDenied",
        "Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$key\", \"up/\"]")]
    [InlineData("x-amz-meta-more", "1", 1, "AccessDenied", "Invalid according to Policy: Extra input fields: x-amz-meta-more")]
    [InlineData("policy", "e30=", 1, "SignatureDoesNotMatch", null)]
    [InlineData("x-amz-credential", "AKIANOBODY/20260301/us-east-1/s3/aws4_request", 1, "InvalidAccessKeyId", null)]
    [InlineData("key", null, 1, "InvalidArgument",
        "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.")]
    [InlineData("x-amz-signature", null, 1, "InvalidArgument",
        "Bucket POST must contain a field named 'x-amz-signature'.  If it is specified, please check the order of the fields.")]
    [InlineData("x-ignore-me", "1", 500_001, "EntityTooLarge", null)]
    [InlineData("x-ignore-me", "1", 0, "EntityTooSmall", null)]
    public async Task What_its_policy_does_not_allow_is_refused_and_nothing_is_stored(
        string field, string? value, int length, string code, string? message)
    {
        var bucket = await regions.BucketAsync();
        List<(string Name, string Value)> form = [.. await SignAsync(bucket, []), ("key", "up/k")];
        form.RemoveAll(one => one.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
        if (value is not null) form.Insert(0, (field, value));

        using var answer = await PostAsync(bucket, form, S3Regions.Content(length));

        var error = XElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, error.Element("Code")!.Value);
        if (message is not null) Assert.Equal(message, error.Element("Message")!.Value);
        Assert.Null((await regions.East.ListObjectsV2Async(new() { BucketName = bucket })).S3Objects);
    }

    [Fact]
    public async Task A_form_for_one_bucket_is_none_for_another_whatever_it_says()
    {
        var (bucket, other) = (await regions.BucketAsync(), await regions.BucketAsync());
        List<(string Name, string Value)> form = [.. await SignAsync(bucket, []), ("key", "up/k")];
        form.RemoveAll(field => field.Name == "bucket");

        using var answer = await PostAsync(other, [.. form, ("bucket", bucket)], "x"u8.ToArray());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_file_or_a_signature_or_cut_off_is_refused()
    {
        var bucket = await regions.BucketAsync();
        const string head = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n";

        Assert.Equal("InvalidArgument", await CodeAsync(bucket, head + "--b--\r\n"));
        const string file = "--b\r\nContent-Disposition: form-data; name=file\r\n\r\nx\r\n--b--\r\n";
        Assert.Equal("AccessDenied", await CodeAsync(bucket, head + file));
        const string odd = "--b\r\nContent-Disposition: form-data; name=\"x-amz-meta-a b\"\r\n\r\nk\r\n";
        const string broken = "--b\r\nContent-Disposition: form-data; name=\"x-amz-meta-a\"\r\n\r\nk\nx-amz-id-2: k\r\n";
        Assert.Equal("InvalidArgument", await CodeAsync(bucket, head + odd + file));
        Assert.Equal("InvalidArgument", await CodeAsync(bucket, head + broken + file));
        Assert.Equal("MalformedPOSTRequest", await CodeAsync(bucket, head));
        Assert.Equal("MaxPostPreDataLengthExceeded",
            await CodeAsync(bucket, head.Replace("\r\nk\r\n", $"\r\n{new string('k', 21_000)}\r\n")));
    }

    async Task<string> CodeAsync(string bucket, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        using var answer = await Browser.PostAsync(new Uri(Address(), bucket), content);
        return XElement.Parse(await answer.Content.ReadAsStringAsync()).Element("Code")!.Value;
    }

    async Task<IReadOnlyList<(string Name, string Value)>> SignAsync(string bucket, IReadOnlyList<(string Name, string Value)> fields)
    {
        var signed = await regions.East.CreatePresignedPostAsync(new()
        {
            BucketName = bucket,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Fields = fields.ToDictionary(field => field.Name, field => field.Value),
            Conditions =
            [
                S3PostCondition.StartsWith("key", "up/"), S3PostCondition.ContentLengthRange(1, 500_000),
                .. fields.Select(field => S3PostCondition.ExactMatch(field.Name, field.Value)),
            ],
        });
        return [.. signed.Fields.Where(field => field.Key != "key").Select(field => (field.Key, field.Value))];
    }

    Task<HttpResponseMessage> PostAsync(
        string bucket, IEnumerable<(string Name, string Value)> fields, byte[] content, string fileName = "f")
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(content), "file", fileName);
        return Browser.PostAsync(new Uri(Address(), bucket), form);
    }

    Uri Address() => new(regions.East.Config.ServiceURL);
}
