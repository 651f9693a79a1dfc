using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>What was found of a restore test's result; and with what a test would restore.</summary>
sealed class RestoreValidations(BackupState state, RestoreTestEnds tests)
{
    public void Serve(Operations served)
    {
        served.Add(BackupApi.PutRestoreValidationResult, PutAsync);
        served.Add(BackupApi.GetRestoreTestingInferredMetadata, (input, _, _) => Task.FromResult(
            new GetRestoreTestingInferredMetadataOutput
            {
                InferredMetadata = InferredMetadata.Of(state.Point(state.Vault(input.BackupVaultName).Name, input.RecoveryPointArn)),
            }));
    }

    async Task<PutRestoreValidationResultResponse> PutAsync(
        PutRestoreValidationResultInput input, Call call, CancellationToken cancellationToken)
    {
        if (input.ValidationStatus is not ("FAILED" or "SUCCESSFUL" or "TIMED_OUT" or "VALIDATING"))
            throw BackupErrors.Value($"Invalid ValidationStatus {input.ValidationStatus}: FAILED, SUCCESSFUL, TIMED_OUT or VALIDATING.");
        var id = input.RestoreJobId.ToUpperInvariant();
        _ = await state.RestoreJobs.UpdateAsync(id, job => job switch
        {
            { Test: null } => throw BackupErrors.Request($"Restore job {id} was not started by a restore testing plan."),
            { Status: not "COMPLETED" } => throw BackupErrors.Request($"Restore job {id} is {job.Status} and cannot be validated."),
            { Test.Validation: not (null or "VALIDATING") } =>
                throw BackupErrors.Request($"Restore job {id} was already found {job.Test.Validation}."),
            _ => job with
            {
                Test = job.Test with { Validation = input.ValidationStatus, ValidationMessage = input.ValidationStatusMessage },
            },
        }, cancellationToken) ?? throw BackupErrors.NotFound($"Restore job {id} does not exist.");
        if (input.ValidationStatus != "VALIDATING") await tests.EndAsync(id, cancellationToken);
        return new();
    }
}
