using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>A bucket's four switches against public access, as a list in AWS's order.</summary>
static class PublicAccessBlock
{
    public static readonly IReadOnlyList<bool> AllOn = [true, true, true, true];

    /// <summary>Null where none was ever set.</summary>
    public static async Task<IReadOnlyList<bool>?> ReadAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var block = (await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket }, cancellationToken))
                .PublicAccessBlockConfiguration;
            return [block.BlockPublicAcls is true, block.IgnorePublicAcls is true, block.BlockPublicPolicy is true,
                block.RestrictPublicBuckets is true];
        }
        catch (AmazonS3Exception none) when (none.ErrorCode is "NoSuchPublicAccessBlockConfiguration")
        {
            return null;
        }
    }

    public static Task WriteAsync(IAmazonS3 s3, string bucket, IReadOnlyList<bool> switches, CancellationToken cancellationToken) =>
        s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest
        {
            BucketName = bucket,
            PublicAccessBlockConfiguration = new()
            {
                BlockPublicAcls = switches[0],
                IgnorePublicAcls = switches[1],
                BlockPublicPolicy = switches[2],
                RestrictPublicBuckets = switches[3],
            },
        }, cancellationToken);

    public static Task RemoveAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken) =>
        s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = bucket }, cancellationToken);
}
