using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Farshore.Aws.Protocols;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Access;

/// <summary>What a request to S3 says to the condition keys of policies.</summary>
/// <param name="region">Where it came to.</param>
/// <param name="call">The request.</param>
/// <param name="identity">Its caller.</param>
/// <param name="owner">The account of the bucket it is about; none where it is about no bucket.</param>
/// <param name="existing">The version it is about, where there is one.</param>
sealed partial class S3Circumstances(
    RegionContext region, Call call, Identity identity, string? owner, Func<StoredVersion?> existing)
{
    const string ExistingTag = "s3:existingobjecttag/", RequestTag = "s3:requestobjecttag/", S3 = "s3:";

    Principal Caller => call.Caller;

    /// <summary>The values of a condition key by its name in lower case; none where the request does not have it.</summary>
    public IReadOnlyList<string> Of(string key) =>
        key.StartsWith(S3, StringComparison.Ordinal) ? OfS3(key) : key switch
        {
            "aws:principalarn" => Caller.IsAnonymous ? [] : [identity.Arn ?? Caller.Arn],
            "aws:principalaccount" => Caller.IsAnonymous ? [] : [Caller.Account],
            "aws:principaltype" => [PrincipalType()],
            "aws:userid" => [Caller.IsAnonymous ? "anonymous" : Caller.UserId],
            "aws:username" => Caller.Arn.Contains(":user/", StringComparison.Ordinal) ? [Caller.Arn.Split('/')[^1]] : [],
            "aws:sourceip" => call.Origin?.Address is { } address ? [Plain(address).ToString()] : [],
            "aws:securetransport" => [call.Origin?.IsEncrypted is true ? "true" : "false"],
            "aws:useragent" => Header("user-agent"),
            "aws:referer" => Header("referer"),
            "aws:currenttime" => [call.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)],
            "aws:epochtime" => [$"{call.At.ToUnixTimeSeconds()}"],
            "aws:requestedregion" => [region.Name],
            "aws:resourceaccount" => owner is null ? [] : [owner],
            "aws:viaawsservice" or "aws:principalisawsservice" => ["false"],
            _ => [],
        };

    IReadOnlyList<string> OfS3(string key) => key switch
    {
        "s3:prefix" or "s3:delimiter" or "s3:max-keys" => Query(key[S3.Length..]),
        "s3:versionid" => Query("versionId"),
        "s3:resourceaccount" => owner is null ? [] : [owner],
        "s3:locationconstraint" => LocationConstraint().Match(Body()) is { Success: true } found ? [found.Groups[1].Value] : [],
        "s3:authtype" => call.Origin?.Signature is { } signature ? [signature.Claim.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER"] : [],
        "s3:signatureversion" => call.Origin?.Signature is null ? [] : ["AWS4-HMAC-SHA256"],
        "s3:signatureage" => call.Origin?.Signature is { } signed
            ? [$"{(long)(region.Clock.Real.GetUtcNow() - signed.SignedAt).TotalMilliseconds}"] : [],
        "s3:object-lock-mode" => Header("x-amz-object-lock-mode"),
        "s3:object-lock-retain-until-date" => Header("x-amz-object-lock-retain-until-date"),
        "s3:object-lock-legal-hold" => Header("x-amz-object-lock-legal-hold"),
        "s3:object-lock-remaining-retention-days" => RemainingDays(),
        "s3:if-match" or "s3:if-none-match" => Header(key[S3.Length..]),
        "s3:requestobjecttagkeys" => [.. RequestTags().Keys],
        _ when key.StartsWith("s3:x-amz-", StringComparison.Ordinal) => Header(key[S3.Length..]),
        _ when key.StartsWith(ExistingTag, StringComparison.Ordinal) => Tag(existing()?.Tags, key[ExistingTag.Length..]),
        _ when key.StartsWith(RequestTag, StringComparison.Ordinal) => Tag(RequestTags(), key[RequestTag.Length..]),
        _ => [],
    };

    string PrincipalType() => Caller.IsAnonymous ? "Anonymous" : Caller.IsRoot ? "Account"
        : Caller.Arn.Contains(":assumed-role/", StringComparison.Ordinal) ? "AssumedRole" : "User";

    IReadOnlyList<string> Header(string name) => call.Request?.Headers.TryGetValue(name, out var value) is true ? [value] : [];

    IReadOnlyList<string> Query(string name)
    {
        foreach (var (key, value) in call.Request?.Query ?? [])
            if (key == name) return [value];
        return [];
    }

    IReadOnlyList<string> RemainingDays() =>
        Header("x-amz-object-lock-retain-until-date") is [var text]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? [$"{(long)Math.Ceiling((until - call.At).TotalDays)}"] : [];

    // Keys of conditions are of no case, keys of tags are: the closest there is.
    static IReadOnlyList<string> Tag(IReadOnlyDictionary<string, string>? tags, string name) =>
        tags?.FirstOrDefault(tag => tag.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found
            ? [found.Value] : [];

    IReadOnlyDictionary<string, string> RequestTags()
    {
        if (Header("x-amz-tagging") is [var header]) return TagRules.Read(header);
        return call.Request is { Method: "PUT" } request && request.Query.Exists(pair => pair.Key == "tagging")
            ? S3Api.PutObjectTagging.ReadRequest(request).Tagging.TagSet.DistinctBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag =>
                tag.Value)
            : new Dictionary<string, string>();
    }

    string Body() => call.Request is { Body.Length: > 0 } request ? Encoding.UTF8.GetString(request.Body.Span) : "";

    static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    [GeneratedRegex("<LocationConstraint>([^<]*)</LocationConstraint>")]
    private static partial Regex LocationConstraint();
}
