namespace Farshore.Recovery.Steps.Backup;

/// <summary>What a failed job of AWS Backup is due to, as far as that decides what to do.</summary>
public enum JobFailureClass
{
    /// <summary>Something else is done with the resource now.</summary>
    Busy,

    /// <summary>The resource's own maintenance or backup is near, or the job's time to begin ran out.</summary>
    Window,

    /// <summary>The service had too much to do, or failed inside.</summary>
    Service,

    /// <summary>The resource is not in a state to be backed up.</summary>
    State,

    /// <summary>A key may not be used.</summary>
    Key,

    /// <summary>A role may not do what it must.</summary>
    Permission,

    /// <summary>What is asked does not exist for this resource, or not like this.</summary>
    Feature,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>None of these.</summary>
    Other,
}

/// <summary>What to make of a failed job.</summary>
/// <param name="Class">What it is due to.</param>
/// <param name="Remedy">What helps; for what passes, that it was waited for.</param>
public sealed record JobFailure(JobFailureClass Class, string Remedy)
{
    /// <summary>Waiting and starting again may help.</summary>
    public bool Passes => Class is JobFailureClass.Busy or JobFailureClass.Window or JobFailureClass.Service;
}

/// <summary>AWS Backup says only in words why a job failed. These are its words, what they mean, and what helps.</summary>
public static class JobFailures
{
    const string BusyRemedy = "end what else is done with the resource, or try again when it is done";
    const string WindowRemedy = "take backups more than an hour away from its maintenance and backup windows, or move those";
    const string ServiceRemedy = "try again later; AWS Support if it stays so";
    const string StateRemedy = "bring it into a state in which it can be backed up (available, running or stopped), then start again";
    const string KeyRemedy = "let the backup role use the key (kms:DescribeKey, kms:CreateGrant, kms:Decrypt, "
        + "kms:GenerateDataKeyWithoutPlaintext on it, in its policy and the role's), and see that it is enabled";
    const string VaultKeyRemedy = "encrypt the secondary's vault with a customer managed key: farshore protect makes one";
    const string RoleRemedy = "give the backup role AWSBackupServiceRolePolicyForBackup and ...ForRestores, and let backup.amazonaws.com "
        + "assume it: farshore protect makes such a role";
    const string PolicyRemedy = "allow the call in the vault's access policy, and in service control policies";
    const string OptInRemedy = "switch the resource type on in this Region: aws backup update-region-settings";

    static readonly (string Words, JobFailureClass Class, string Remedy)[] Table =
    [
        ("running job for the same resource", JobFailureClass.Busy, BusyRemedy),
        ("too many copy jobs running", JobFailureClass.Busy, BusyRemedy),
        ("Subscriber limit exceeded", JobFailureClass.Busy, BusyRemedy),
        ("Maximum allowed in-progress snapshots", JobFailureClass.Busy, BusyRemedy),
        ("Maximum allowed active snapshot limit", JobFailureClass.Busy, BusyRemedy),
        ("cross-region snapshot copies in progress", JobFailureClass.Busy, BusyRemedy),
        ("maintenance window", JobFailureClass.Window, WindowRemedy),
        ("automated backup window", JobFailureClass.Window, WindowRemedy),
        ("expired before completion", JobFailureClass.Window, WindowRemedy),
        ("unable to start within the specified start window", JobFailureClass.Window, WindowRemedy),
        ("Rate exceeded", JobFailureClass.Service, ServiceRemedy),
        ("Request limit exceeded", JobFailureClass.Service, ServiceRemedy),
        ("Throttl", JobFailureClass.Service, ServiceRemedy),
        ("fatal error", JobFailureClass.Service, ServiceRemedy),
        ("internal error", JobFailureClass.Service, ServiceRemedy),
        ("Internal Failure", JobFailureClass.Service, ServiceRemedy),
        ("Service Unavailable", JobFailureClass.Service, ServiceRemedy),
        ("is not in state", JobFailureClass.State, StateRemedy),
        ("not in available state", JobFailureClass.State, StateRemedy),
        ("not in the available state", JobFailureClass.State, StateRemedy),
        ("default Backup service managed key", JobFailureClass.Key, VaultKeyRemedy),
        ("default key cannot be shared", JobFailureClass.Key, VaultKeyRemedy),
        ("Must specify new KMS key", JobFailureClass.Key, VaultKeyRemedy),
        ("Given key ID is not accessible", JobFailureClass.Key, KeyRemedy),
        ("KMS key is either disabled or pending deletion", JobFailureClass.Key, KeyRemedy),
        ("source snapshot KMS key", JobFailureClass.Key, KeyRemedy),
        ("KMS", JobFailureClass.Key, KeyRemedy),
        ("cannot be assumed by AWS Backup", JobFailureClass.Permission, RoleRemedy),
        ("does not have sufficient permissions", JobFailureClass.Permission, RoleRemedy),
        ("You are not authorized to perform this operation", JobFailureClass.Permission, RoleRemedy),
        ("Access Denied trying to call AWS Backup", JobFailureClass.Permission, PolicyRemedy),
        ("AccessDenied", JobFailureClass.Permission, PolicyRemedy),
        ("Access Denied", JobFailureClass.Permission, PolicyRemedy),
        ("same organization", JobFailureClass.Feature, "copy within one organization of AWS Organizations"),
        ("requires a target option group", JobFailureClass.Feature,
            "AWS Backup cannot copy a database whose option group has permanent options: take those out of it"),
        ("Feature is not supported", JobFailureClass.Feature, OptInRemedy),
        ("not within the range specified for the target Backup Vault", JobFailureClass.Feature,
            "the vault's lock asks for another retention than the job's: use another vault, or change the lock while it may be"),
        ("must not have more than 50 user tags", JobFailureClass.Feature, "take tags off the resource: AWS Backup adds some of its own"),
        ("AWS Marketplace", JobFailureClass.Feature, "images from AWS Marketplace cannot be copied to another account: copy within one"),
        ("is not opted in", JobFailureClass.Feature, OptInRemedy),
    ];

    /// <param name="state">The state the job ended in.</param>
    /// <param name="message">What AWS says of it.</param>
    public static JobFailure Of(string? state, string? message) => state switch
    {
        "ABORTED" => new(JobFailureClass.Stopped, "somebody stopped it; start again when that is settled"),
        "EXPIRED" => new(JobFailureClass.Window, WindowRemedy),
        "PARTIAL" => new(JobFailureClass.Other, "AWS Backup has only part of it, which is no recovery point to rely on"),
        _ => OfWords(message),
    };

    /// <summary>What a refused call is due to; some classes have a code beside their words.</summary>
    public static JobFailure OfCall(string code, string message) => code switch
    {
        "LimitExceededException" => new(JobFailureClass.Busy, BusyRemedy),
        "ServiceUnavailableException" or "DependencyFailureException" => new(JobFailureClass.Service, ServiceRemedy),
        "AccessDeniedException" => new(JobFailureClass.Permission, OfWords(message) is { Class: JobFailureClass.Permission } known
            ? known.Remedy : PolicyRemedy),
        _ => OfWords(message),
    };

    static JobFailure OfWords(string? message) => Table
        .Where(row => message?.Contains(row.Words, StringComparison.OrdinalIgnoreCase) is true)
        .Select(row => new JobFailure(row.Class, row.Remedy))
        .FirstOrDefault() ?? new(JobFailureClass.Other, "mend what it says, then start again");
}
