namespace Farshore.Aws.Backup;

/// <summary>Says whether what a restore test brought back was found good; it is deleted then.</summary>
public sealed record PutRestoreValidationResultInput
{
    [InPath("restoreJobId")]
    public required string RestoreJobId { get; init; }

    public required string ValidationStatus { get; init; }

    public string? ValidationStatusMessage { get; init; }
}

/// <summary>PutRestoreValidationResult answers nothing.</summary>
public sealed record PutRestoreValidationResultResponse;

/// <summary>Asks with which metadata a recovery point would be tried.</summary>
public sealed record GetRestoreTestingInferredMetadataInput
{
    [InQuery("BackupVaultAccountId")]
    public string? BackupVaultAccountId { get; init; }

    [InQuery("BackupVaultName")]
    public required string BackupVaultName { get; init; }

    [InQuery("RecoveryPointArn")]
    public required string RecoveryPointArn { get; init; }
}

/// <summary>The metadata that is inferred where nothing is overridden.</summary>
public sealed record GetRestoreTestingInferredMetadataOutput
{
    public required IReadOnlyDictionary<string, string> InferredMetadata { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<PutRestoreValidationResultInput, PutRestoreValidationResultResponse> PutRestoreValidationResult = new(
        Service, nameof(PutRestoreValidationResult), new("PUT", "/restore-jobs/{restoreJobId}/validations", 204),
        BackupShapes.Default.PutRestoreValidationResultInput, BackupShapes.Default.PutRestoreValidationResultResponse);

    public static readonly Operation<GetRestoreTestingInferredMetadataInput, GetRestoreTestingInferredMetadataOutput>
        GetRestoreTestingInferredMetadata = new(
        Service, nameof(GetRestoreTestingInferredMetadata), new("GET", "/restore-testing/inferred-metadata"),
        BackupShapes.Default.GetRestoreTestingInferredMetadataInput, BackupShapes.Default.GetRestoreTestingInferredMetadataOutput);
}
