using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>Backups by AWS Backup, started together, and their copies in the other Region.</summary>
static class BackupPart
{
    static readonly ShellFunction StartBackup = new("""
        start_backup() { # start_backup NAME ARN
            [ -z "$(noted "$1.backup")" ] || return 0
            job=$({{from}} backup start-backup-job --backup-vault-name "${{from_vault}}" --resource-arn "$2" \
                --iam-role-arn "$BACKUP_ROLE" --idempotency-token "$(token "$1.backup")" \
                --recovery-point-tags "farshore:set=$RUN,farshore:resource=$1" --query BackupJobId) ||
                fail "AWS Backup did not take the backup of $1" \
                    "look at what it said above: a vault (${{from_vault}}), the role (BACKUP_ROLE) or the resource ($1) may be missing"
            note "$1.backup" "$job"
            say "$1: backup job $job"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note, Speech.Token);

    static readonly ShellFunction FinishBackup = new("""
        finish_backup() { # finish_backup NAME: waits for its recovery point
            [ -z "$(noted "$1.point")" ] || return 0
            job=$(noted "$1.backup")
            wait_until "$1, backup $job" COMPLETED 'FAILED ABORTED EXPIRED PARTIAL' \
                {{from}} backup describe-backup-job --backup-job-id "$job" --query State || {
                again "$1.backup"
                why=$({{from}} backup describe-backup-job --backup-job-id "$job" --query StatusMessage)
                fail "the backup of $1 ended $state: $why" \
                    'mend that and run this again: it starts this backup once more and keeps the others'
            }
            point=$({{from}} backup describe-backup-job --backup-job-id "$job" --query RecoveryPointArn)
            note "$1.point" "$point"
            say "$1: $point"
        }
        """, Waits.Until, Speech.Again);

    static readonly ShellFunction StartCopy = new("""
        start_copy() { # start_copy NAME: sends its recovery point to the other Region
            [ -z "$(noted "$1.copying")" ] || return 0
            job=$({{from}} backup start-copy-job --source-backup-vault-name "${{from_vault}}" --recovery-point-arn "$(noted "$1.point")" \
                --destination-backup-vault-arn "$VAULT_ARN" --iam-role-arn "$BACKUP_ROLE" \
                --idempotency-token "$(token "$1.copying")" --query CopyJobId) ||
                fail "AWS Backup did not take the copy of $1" 'look at what it said above; run this again once that is mended'
            note "$1.copying" "$job"
            say "$1: copy job $job"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note, Speech.Token);

    static readonly ShellFunction FinishCopy = new("""
        finish_copy() { # finish_copy NAME
            [ -z "$(noted "$1.copy")" ] || return 0
            job=$(noted "$1.copying")
            wait_until "$1, copy $job" COMPLETED 'FAILED PARTIAL' {{from}} backup describe-copy-job --copy-job-id "$job" \
                --query CopyJob.State || {
                again "$1.copying"
                why=$({{from}} backup describe-copy-job --copy-job-id "$job" --query CopyJob.StatusMessage)
                fail "the copy of $1 ended $state: $why" \
                    'mend that (often the key of the vault it goes to) and run this again: it starts this copy once more'
            }
            copy=$({{from}} backup describe-copy-job --copy-job-id "$job" --query CopyJob.DestinationRecoveryPointArn)
            note "$1.copy" "$copy"
            say "$1: copied, $copy"
        }
        """, Waits.Until, Speech.Again);

    /// <param name="script">The runbook.</param>
    /// <param name="resources">Machines and databases, whose ARNs are settled.</param>
    /// <param name="arn">The variable with a resource's ARN, by its name.</param>
    public static void AddTo(Script script, IReadOnlyList<PlanResource> resources, Func<PlanResource, string> arn)
    {
        script.Use(StartBackup, FinishBackup, StartCopy, FinishCopy);
        script.Why("All are started before any is waited for: the moments of a set should lie together. Each is asked for with a token, "
            + "so that asking again finds the same job.");
        foreach (var resource in resources) script.Line($"start_backup {resource.Name} \"${arn(resource)}\"");
        foreach (var resource in resources) script.Line($"finish_backup {resource.Name}").Line($"start_copy {resource.Name}");
        script.Why(script.IsHomeward ? "It is restored at home once it has arrived there."
            : "Only what has arrived in the other Region survives the loss of this one.");
        foreach (var resource in resources) script.Line($"finish_copy {resource.Name}");
    }
}
