using System.Buffers;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Inventory;

/// <summary>Whether bytes are read, or the listing is believed.</summary>
public enum ContentReading
{
    /// <summary>Every byte is read and hashed.</summary>
    Full,

    /// <summary>Sizes and ETags of the listing stand for the bytes.</summary>
    Listing,
}

/// <summary>What reading one version found.</summary>
/// <param name="Sha256">Of all bytes, in hexadecimal.</param>
/// <param name="Size">Bytes read.</param>
/// <param name="ReplicationStatus">The status header, or null.</param>
public sealed record ReadContent(string Sha256, long Size, string? ReplicationStatus);

/// <summary>Reads and hashes single versions in constant memory.</summary>
public static class ObjectContent
{
    const int BufferBytes = 128 * 1024;
    const int MostAttempts = 4;

    /// <returns>Null where the version is gone.</returns>
    public static async Task<ReadContent?> HashAsync(IAmazonS3 s3, string bucket, string key, string versionId,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await HashOnceAsync(s3, bucket, key, versionId, cancellationToken);
            }
            catch (AmazonS3Exception gone) when (gone.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                return null;
            }
            catch (Exception broken) when (attempt < MostAttempts && broken is IOException or HttpRequestException)
            {
                // The SDK repeats requests, but a body that breaks off midway is the reader's to repeat.
            }
        }
    }

    static async Task<ReadContent> HashOnceAsync(IAmazonS3 s3, string bucket, string key, string versionId,
        CancellationToken cancellationToken)
    {
        using var response =
            await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long size = 0;
            while (await response.ResponseStream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                size += read;
            }

            if (size != response.ContentLength)
                throw new IOException($"{bucket}/{key} broke off after {size} of {response.ContentLength} bytes");
            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size, response.ReplicationStatus?.Value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
