using System.Text;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Gets the text of a template: out of the request, or out of a bucket of one of the home's regions.</summary>
sealed class TemplateSource(RegionContext region, StackDriver driver)
{
    /// <returns>Null where neither was given.</returns>
    public async Task<string?> FindAsync(string? body, string? url, Call call, CancellationToken cancellationToken) => (body, url) switch
    {
        (null, null) => null,
        ({ } text, null) => TemplateText.Bounded(text),
        (null, { } address) => await ReadAsync(address, call, cancellationToken),
        _ => throw CloudFormationErrors.Validation("You cannot specify both Template Body and Template URL."),
    };

    public async Task<string> NeedAsync(string? body, string? url, Call call, CancellationToken cancellationToken) =>
        await FindAsync(body, url, call, cancellationToken)
            ?? throw CloudFormationErrors.Validation("Either Template URL or Template Body must be specified.");

    public static Actor ActorOf(Call call) => new(call.Caller.Arn, call.Caller.Account, call.Caller.AccessKeyId, call.Caller.UserId);

    async Task<string> ReadAsync(string url, Call call, CancellationToken cancellationToken)
    {
        var (bucket, key, version) = Place(url) ?? throw CloudFormationErrors.Validation("TemplateURL must be a supported URL.");
        var home = region.Partition.Buckets.RegionOf(bucket);
        try
        {
            if (home is null) throw new AwsException("NoSuchBucket", "The specified bucket does not exist", 404);
            var api = home == region.Name ? driver.ApiFor(ActorOf(call)) : region.Peers.For(home);
            var answer = await api.SendAsync(S3Api.GetObject, new() { Bucket = bucket, Key = key, VersionId = version }, cancellationToken);
            await using var body = answer.Body!;
            return await TextAsync(body, cancellationToken);
        }
        catch (AwsException refused) when (refused.Code != "ValidationError")
        {
            throw CloudFormationErrors.Validation($"S3 error: {refused.Message}\nFor more information check "
                + "http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
        }
    }

    static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[TemplateText.MostInBucket + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= TemplateText.MostInBucket ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw CloudFormationErrors.Validation(
                $"Template may not exceed {TemplateText.MostInBucket} bytes in size.");
    }

    /// <summary>A bucket in the host's name, or first in the path.</summary>
    (string Bucket, string Key, string? Version)? Place(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        var version = System.Web.HttpUtility.ParseQueryString(address.Query)["versionId"];
        var isOurs = region.Peers.Names.Any(name => region.Peers.EndpointOf(name).Authority == address.Authority);
        var labels = address.Host.Split('.');
        var isPath = isOurs || labels[0] is "s3" or "localhost" || labels[0].StartsWith("s3-", StringComparison.Ordinal);
        if (isPath)
        {
            return path.Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key] ? (bucket, key, version) : null;
        }

        var at = address.Host.IndexOf(".s3", StringComparison.Ordinal);
        return at > 0 && path.Length > 0 ? (address.Host[..at], path, version) : null;
    }
}
