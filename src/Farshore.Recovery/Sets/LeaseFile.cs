using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Sets;

/// <summary>The lease as an object of the ledger, and the clock that its times are read from: S3's own.</summary>
public sealed class LeaseFile(IAmazonS3 s3, string bucket, string plan, TimeProvider time)
{
    const string WorstDay = "On the worst of days --without-lease goes on regardless: see to it that nobody else does";

    // AWS refuses what is signed a quarter of an hour off; times in evidence should be better than that.
    static readonly TimeSpan MostOff = TimeSpan.FromMinutes(5);

    DateTimeOffset? told;
    long toldAt;

    public TimeProvider Time => time;

    string Key => $"{plan}/lease.json";

    /// <returns>The lease, and its entity tag; one without a holder, and no tag, where there is none.</returns>
    public Task<(Lease Lease, string? ETag)> ReadAsync(CancellationToken cancellationToken) => ListeningAsync<(Lease, string?)>(async () =>
    {
        try
        {
            using var found = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = Key }, cancellationToken);
            return ((await JsonSerializer.DeserializeAsync(found.ResponseStream, SetShapes.Default.Lease, cancellationToken))!, found.ETag);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchKey")
        {
            return (new Lease(), null);
        }
    });

    /// <summary>Writes it where nobody else has since it was read.</summary>
    /// <returns>The new entity tag; null where somebody else has.</returns>
    public Task<string?> WriteAsync(Lease lease, string? etag, CancellationToken cancellationToken) => ListeningAsync(async () =>
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = Key,
            ContentBody = JsonSerializer.Serialize(lease, SetShapes.Default.Lease),
            ContentType = "application/json",
        };
        if (etag is null) request.IfNoneMatch = "*";
        else request.IfMatch = etag;
        try
        {
            return (string?)(await s3.PutObjectAsync(request, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception other) when (
            other.StatusCode is HttpStatusCode.PreconditionFailed || other.ErrorCode is "ConditionalRequestConflict" or "NoSuchKey")
        {
            return null;
        }
    });

    /// <summary>The time now by S3's clock, as far as an answer has told it.</summary>
    /// <exception cref="StepRefusedException">This machine's clock is wrong.</exception>
    public DateTimeOffset Now()
    {
        if (told is not { } date) return time.GetUtcNow();
        var now = date + time.GetElapsedTime(toldAt);
        var off = time.GetUtcNow() - now;
        return off.Duration() <= MostOff ? now : throw new StepRefusedException(
            $"this machine's clock is {off.Duration().TotalMinutes:0} minutes {(off > TimeSpan.Zero ? "ahead of" : "behind")} S3's: set it "
            + $"(timedatectl set-ntp true), or what is measured is worth nothing. {WorstDay}");
    }

    /// <summary>Calls S3 and notes the date of its answer.</summary>
    async Task<T> ListeningAsync<T>(Func<Task<T>> call)
    {
        var client = s3 as AmazonServiceClient;
        if (client is not null) client.AfterResponseEvent += Listen;
        try
        {
            return await call();
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket" || missing.StatusCode is HttpStatusCode.NotFound)
        {
            throw new StepRefusedException(
                $"the ledger bucket {bucket} is not there; farshore protect makes it. Without it there is no recovery set either");
        }
        catch (AmazonS3Exception refused) when (Failure.Transient(refused) is null)
        {
            throw new StepRefusedException($"the ledger {bucket} cannot be written, so nobody can be kept from acting on the plan at the "
                + $"same time ({refused.ErrorCode}: {refused.Message}). Allow s3:GetObject and s3:PutObject on "
                + $"arn:aws:s3:::{bucket}/{plan}/*. "
                + WorstDay);
        }
        finally
        {
            if (client is not null) client.AfterResponseEvent -= Listen;
        }
    }

    void Listen(object sender, ResponseEventArgs answer)
    {
        if (answer is not WebServiceResponseEventArgs { ResponseHeaders: { } headers }
            || !headers.TryGetValue("Date", out var date)) return;
        if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return;
        (told, toldAt) = (at, time.GetTimestamp());
    }
}
