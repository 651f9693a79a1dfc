using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>What pages of other origins may ask of a bucket; <see cref="Cors.CrossOrigin"/> answers them by it.</summary>
public sealed class BucketCors(ObjectStore store, BucketDirectory directory)
{
    const int MostRules = 100;
    const int LongestId = 255;

    static readonly string[] Methods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketCors, PutAsync);
        served.Add(S3Api.GetBucketCors, GetAsync);
        served.Add(S3Api.DeleteBucketCors, DeleteAsync);
    }

    async Task<PutBucketCorsResponse> PutAsync(PutBucketCorsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        Check(request.CORSConfiguration.CORSRules);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Cors = request.CORSConfiguration }, cancellationToken);
        return new();
    }

    Task<GetBucketCorsOutput> GetAsync(GetBucketCorsRequest request, Call call, CancellationToken cancellationToken)
    {
        var cors = directory.Need(request.Bucket, request.ExpectedBucketOwner).Cors
            ?? throw S3Errors.NotSet("NoSuchCORSConfiguration", "The CORS configuration does not exist", request.Bucket);
        return Task.FromResult(new GetBucketCorsOutput { CORSRules = cors.CORSRules });
    }

    async Task<DeleteBucketCorsResponse> DeleteAsync(DeleteBucketCorsRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Cors = null }, cancellationToken);
        return new();
    }

    static void Check(IReadOnlyList<CORSRule> rules)
    {
        if (rules.Count == 0) throw S3Errors.MalformedXml();
        if (rules.Count > MostRules)
            throw S3Errors.InvalidRequest($"The number of CORS rules should not exceed allowed limit of {MostRules} rules.");
        foreach (var rule in rules)
        {
            if (rule.AllowedMethods.Count == 0 || rule.AllowedOrigins.Count == 0) throw S3Errors.MalformedXml();
            if (rule.ID is { Length: > LongestId } id)
                throw S3Errors.InvalidArgument("ID length should not exceed allowed limit of 255", "ID", id);
            if (rule.AllowedMethods.FirstOrDefault(method => !Methods.Contains(method)) is { } method)
                throw S3Errors.InvalidRequest($"Found unsupported HTTP method in CORS config. Unsupported method is {method}");
            CheckWildcards(rule.AllowedOrigins, "AllowedOrigin");
            CheckWildcards(rule.AllowedHeaders ?? [], "AllowedHeader");
            if (rule.ExposeHeaders?.FirstOrDefault(header => header.Contains('*')) is { } exposed)
            {
                throw S3Errors.InvalidRequest(
                    $"ExposeHeader \"{exposed}\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
            }
        }
    }

    static void CheckWildcards(IReadOnlyList<string> patterns, string name)
    {
        if (patterns.FirstOrDefault(pattern => pattern.Count(letter => letter == '*') > 1) is { } greedy)
            throw S3Errors.InvalidRequest($"{name} \"{greedy}\" can not have more than one wildcard.");
    }
}
