using System.Security.Cryptography;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Random bytes for anyone who asks.</summary>
static class RandomBytes
{
    const int MostBytes = 1024;

    public static Task<GenerateRandomResponse> GenerateAsync(
        GenerateRandomRequest request, Call call, CancellationToken cancellationToken) => request.NumberOfBytes switch
    {
        >= 1 and <= MostBytes => Task.FromResult(new GenerateRandomResponse
        {
            Plaintext = RandomNumberGenerator.GetBytes(request.NumberOfBytes.Value),
        }),
        null => throw KmsErrors.Validation("NumberOfBytes is required."),
        _ => throw KmsErrors.OutOfRange("numberOfBytes", request.NumberOfBytes.Value, MostBytes),
    };
}
