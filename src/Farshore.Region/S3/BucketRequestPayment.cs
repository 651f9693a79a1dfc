using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Who pays for requests. Nobody does here; the setting is kept.</summary>
public sealed class BucketRequestPayment(ObjectStore store, BucketDirectory directory)
{
    const string Owner = "BucketOwner";

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketRequestPayment, PutAsync);
        served.Add(S3Api.GetBucketRequestPayment, GetAsync);
    }

    async Task<PutBucketRequestPaymentResponse> PutAsync(
        PutBucketRequestPaymentRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var payer = request.RequestPaymentConfiguration.Payer;
        if (payer is not (Owner or "Requester")) throw S3Errors.MalformedXml();
        await store.Buckets.UpdateAsync(request.Bucket, bucket => bucket with { Payer = payer }, cancellationToken);
        return new();
    }

    Task<GetBucketRequestPaymentOutput> GetAsync(
        GetBucketRequestPaymentRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetBucketRequestPaymentOutput
        {
            Payer = directory.Need(request.Bucket, request.ExpectedBucketOwner).Payer ?? Owner,
        });
}
