using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Whether a key is to get new material from time to time. The wish is kept and told; what opens old ciphertexts goes on to make
/// new ones here.</summary>
sealed class KeyRotation(KmsKeys keys)
{
    const int Usual = 365, Shortest = 90, Longest = 2560;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.EnableKeyRotation, EnableAsync);
        served.Add(KmsApi.DisableKeyRotation, DisableAsync);
        served.Add(KmsApi.GetKeyRotationStatus, StatusAsync);
    }

    async Task<EnableKeyRotationResponse> EnableAsync(EnableKeyRotationRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.RotationPeriodInDays is < Shortest or > Longest)
            throw KmsErrors.Validation(
                $"1 validation error detected: Value '{request.RotationPeriodInDays}' at 'rotationPeriodInDays' failed "
                + $"to satisfy constraint: Member must be between {Shortest} and {Longest}");
        await ChangeAsync(request.KeyId, call, "EnableKeyRotation", key =>
            key with { RotationDays = request.RotationPeriodInDays ?? key.RotationDays ?? Usual }, cancellationToken);
        return new();
    }

    async Task<DisableKeyRotationResponse> DisableAsync(DisableKeyRotationRequest request, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.KeyId, call, "DisableKeyRotation", key => key with { RotationDays = null }, cancellationToken);
        return new();
    }

    Task<GetKeyRotationStatusResponse> StatusAsync(GetKeyRotationStatusRequest request, Call call, CancellationToken cancellationToken)
    {
        var key = keys.FindById(request.KeyId);
        return Task.FromResult(new GetKeyRotationStatusResponse
        {
            KeyId = key.Id,
            KeyRotationEnabled = key.RotationDays is not null && key.State != KeyState.PendingDeletion,
            RotationPeriodInDays = key.RotationDays,
        });
    }

    Task ChangeAsync(
        string named, Call call, string action, Func<MasterKey, MasterKey> change, CancellationToken cancellationToken) =>
        keys.Keys.UpdateAsync(keys.FindById(named).Id, key =>
        {
            key.Changeable(call, action);
            if (key.Spec != KeySpecs.Symmetric) throw new AwsException("UnsupportedOperationException", $"{key.Arn} cannot be rotated.");
            return key.State == KeyState.Disabled ? throw new AwsException("DisabledException", $"{key.Arn} is disabled.") : change(key);
        }, cancellationToken);
}
