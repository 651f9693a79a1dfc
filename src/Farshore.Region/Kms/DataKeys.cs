using System.Security.Cryptography;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Keys for callers' own encrypting, given out together with their ciphertext.</summary>
sealed class DataKeys(KmsKeys keys, KmsAccess access)
{
    const int MostBytes = 1024;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.GenerateDataKey, GenerateAsync);
        served.Add(KmsApi.GenerateDataKeyWithoutPlaintext, GenerateSealedAsync);
    }

    Task<GenerateDataKeyResponse> GenerateAsync(GenerateDataKeyRequest request, Call call, CancellationToken cancellationToken)
    {
        var size = SizeOf(request.KeySpec, request.NumberOfBytes);
        var key = keys.FindUsable(request.KeyId);
        access.Check(call.Caller, "kms:GenerateDataKey", key, request.EncryptionContext);
        KmsErrors.EndDryRun(request.DryRun);
        var made = RandomNumberGenerator.GetBytes(size);
        return Task.FromResult(new GenerateDataKeyResponse
        {
            CiphertextBlob = keys.Materials.Encrypt(key.Id, made, request.EncryptionContext),
            Plaintext = made,
            KeyId = key.Arn.ToString(),
        });
    }

    Task<GenerateDataKeyWithoutPlaintextResponse> GenerateSealedAsync(
        GenerateDataKeyWithoutPlaintextRequest request, Call call, CancellationToken cancellationToken)
    {
        var size = SizeOf(request.KeySpec, request.NumberOfBytes);
        var key = keys.FindUsable(request.KeyId);
        access.Check(call.Caller, "kms:GenerateDataKeyWithoutPlaintext", key, request.EncryptionContext);
        KmsErrors.EndDryRun(request.DryRun);
        return Task.FromResult(new GenerateDataKeyWithoutPlaintextResponse
        {
            CiphertextBlob = keys.Materials.Encrypt(key.Id, RandomNumberGenerator.GetBytes(size), request.EncryptionContext),
            KeyId = key.Arn.ToString(),
        });
    }

    static int SizeOf(string? spec, int? bytes) => (spec, bytes) switch
    {
        ("AES_256", null) => 32,
        ("AES_128", null) => 16,
        (null, >= 1 and <= MostBytes) => bytes.Value,
        (null, not null) => throw KmsErrors.OutOfRange("numberOfBytes", bytes.Value, MostBytes),
        (not null, null) => throw KmsErrors.Validation(
            $"1 validation error detected: Value '{spec}' at 'keySpec' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [AES_256, AES_128]"),
        _ => throw KmsErrors.Validation("Please specify either number of bytes or key spec."),
    };
}
