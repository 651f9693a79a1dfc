using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Console.Tests.Sets;

/// <summary>S3 as far as a ledger needs it: buckets of objects in memory.</summary>
class LedgerDouble : DispatchProxy
{
    public ConcurrentDictionary<string, ConcurrentDictionary<string, string>> Buckets { get; } = [];

    /// <summary>Whether nobody answers any more.</summary>
    public bool IsSilent { get; set; }

    public static (IAmazonS3 Client, LedgerDouble Double) Create()
    {
        var client = Create<IAmazonS3, LedgerDouble>();
        return (client, (LedgerDouble)(object)client);
    }

    protected override object? Invoke(MethodInfo? method, object?[]? args)
    {
        if (method!.Name is "get_Config") return new AmazonS3Config { ServiceURL = "http://127.0.0.1:1" };
        if (IsSilent) return Failed(method, new HttpRequestException("the connection was refused"));
        try
        {
            return args![0] switch
            {
                PutObjectRequest put => Task.FromResult(Put(put)),
                GetObjectRequest get => Task.FromResult(new GetObjectResponse
                {
                    ResponseStream = new MemoryStream(Encoding.UTF8.GetBytes(Find(get.BucketName).GetValueOrDefault(get.Key)
                        ?? throw Error("NoSuchKey"))),
                    ETag = "\"1\"",
                }),
                ListObjectsV2Request list => Task.FromResult(new ListObjectsV2Response
                {
                    S3Objects = [.. Keys(list.BucketName, list.Prefix).Select(key => new S3Object { Key = key })],
                }),
                ListVersionsRequest list => Task.FromResult(new ListVersionsResponse
                {
                    IsTruncated = false,
                    Versions = [.. Keys(list.BucketName, list.Prefix).Select(key =>
                        new S3ObjectVersion { Key = key, VersionId = "1", Size = 1, ETag = "\"1\"", LastModified = DateTime.UnixEpoch })],
                }),
                DeleteObjectRequest delete => Task.FromResult(Delete(delete)),
                var other => throw new NotSupportedException($"{other}"),
            };
        }
        catch (AmazonS3Exception refused)
        {
            return Failed(method, refused);
        }
    }

    static object Failed(MethodInfo method, Exception why) => typeof(Task).GetMethods()
        .Single(one => one is { Name: nameof(Task.FromException), IsGenericMethod: true })
        .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).Invoke(null, [why])!;

    IEnumerable<string> Keys(string bucket, string? prefix) =>
        Find(bucket).Keys.Where(key => key.StartsWith(prefix ?? "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    PutObjectResponse Put(PutObjectRequest put)
    {
        Find(put.BucketName)[put.Key] = put.ContentBody;
        return new() { ETag = "\"1\"" };
    }

    DeleteObjectResponse Delete(DeleteObjectRequest delete)
    {
        Find(delete.BucketName).TryRemove(delete.Key, out _);
        return new();
    }

    ConcurrentDictionary<string, string> Find(string bucket) => Buckets.GetValueOrDefault(bucket) ?? throw Error("NoSuchBucket");

    static AmazonS3Exception Error(string code) => new(code) { ErrorCode = code, StatusCode = HttpStatusCode.NotFound };
}
