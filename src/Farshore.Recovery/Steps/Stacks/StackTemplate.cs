using System.Security.Cryptography;
using System.Text;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>How a template is handed to CloudFormation: in the call, or, where it is too long for that, by an object in the
/// ledger.</summary>
static class StackTemplate
{
    /// <summary>What CloudFormation takes in a call.</summary>
    public const int LongestBody = 51_200;

    /// <summary>What CloudFormation takes at all.</summary>
    public const int Longest = 1_000_000;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>The body or the address, never both.</returns>
    /// <exception cref="StepRefusedException">There is nowhere to put it.</exception>
    public static async Task<(string? Body, string? Url)> HandAsync(
        StepContext context, string what, string text, string ledger, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes <= LongestBody) return (text, null);
        if (bytes > Longest) throw new StepRefusedException($"{what} has {bytes:N0} bytes, and CloudFormation takes {Longest:N0}: part it");
        var s3 = context.World.InSecondary.S3;
        var request = new PutObjectRequest
        {
            BucketName = ledger, Key = $"{context.State.Created.Plan}/templates/{HashOf(text)}", ContentBody = text,
        };
        try
        {
            await s3.PutObjectAsync(request, cancellationToken);
        }
        catch (Amazon.S3.AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            throw new StepRefusedException($"{what} has {bytes:N0} bytes; CloudFormation takes {LongestBody:N0} in a call and more only "
                + $"from a bucket, and the ledger {ledger} is not there yet: farshore protect makes it");
        }

        var at = s3.DetermineServiceOperationEndpoint(request).URL.TrimEnd('/');
        return (null, $"{at}/{request.Key}");
    }
}
