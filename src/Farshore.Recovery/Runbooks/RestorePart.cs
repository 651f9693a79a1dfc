namespace Farshore.Recovery.Runbooks;

/// <summary>Restores by AWS Backup: from which recovery point, told what, started once, waited for.</summary>
static class RestorePart
{
    public static readonly ShellFunction Choose = new("""
        choose() { # choose NAME ARN POINT: settles for good which recovery point NAME comes back from; the newest, where none is given
            chosen=$(noted "$1.point")
            if [ -z "$chosen" ]; then
                chosen=$3
                [ -n "$chosen" ] || chosen=$(newest "$1" "$2")
                note "$1.point" "$chosen"
            fi
            say "$1 comes back from $chosen"
        }

        newest() { # newest NAME ARN
            [ -n "$2" ] || fail "which recovery point does $1 come back from?" "name it in the environment; there are:
        $({{to}} backup list-recovery-points-by-backup-vault --backup-vault-name "${{to_vault}}" \
                    --query 'RecoveryPoints[].[RecoveryPointArn,ResourceArn]')"
            {{to}} backup list-recovery-points-by-backup-vault --backup-vault-name "${{to_vault}}" --by-resource-arn "$2" \
                --query "RecoveryPoints[?Status=='COMPLETED'].[CreationDate,RecoveryPointArn]" > "$WORK/points" ||
                fail "the vault ${{to_vault}} cannot be read" 'correct its name, or let these credentials list its recovery points'
            LC_ALL=C sort "$WORK/points" | tail -n 1 | cut -f 2 | grep arn: ||
                fail "the vault ${{to_vault}} holds no finished recovery point of $2" \
                    'name one in the environment, or another vault'
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note);

    /// <summary>What a recovery point says of its original cannot be sent back as it is in another Region: it names subnets, groups and
    /// keys that exist only in the first.</summary>
    public static readonly ShellFunction Recall = new("""
        recall() { # recall NAME: what its recovery point remembers, one "Key": "value" a line
            {{to}} backup get-recovery-point-restore-metadata --backup-vault-name "${{to_vault}}" \
                --recovery-point-arn "$(noted "$1.{{point}}")" --query RestoreMetadata --output json > "$WORK/answer" ||
                fail "the recovery point of $1 is not in ${{to_vault}} any more" 'name another one in the environment and delete STATE'
            sed -n 's/^ *\("[A-Za-z0-9]*": "..*"\),*$/\1/p' "$WORK/answer" > "$WORK/$1.recalled"
        }

        travels() { # travels NAME KEY…: of what is remembered only this means the same in every Region
            name=$1
            shift
            : > "$WORK/$name.members"
            for key in "$@"; do
                grep -i "^\"$key\": " "$WORK/$name.recalled" | sed "s/^\"[^\"]*\"/\"$key\"/" >> "$WORK/$name.members" || :
            done
        }

        member() { # member NAME KEY VALUE: what the restore is told; an empty VALUE leaves it to the recovery point and to AWS
            [ -n "$3" ] || return 0
            grep -v "^\"$2\": " "$WORK/$1.members" > "$WORK/members" || :
            printf '"%s": "%s"\n' "$2" "$(json "$3")" >> "$WORK/members"
            mv "$WORK/members" "$WORK/$1.members"
        }
        """, Speech.Fail, Speech.Noted, Speech.Json);

    public static readonly ShellFunction Start = new("""
        start_restore() { # start_restore NAME EC2|RDS: with the members that were settled before
            [ -z "$(noted "$1.restore")" ] || return 0
            job=$({{to}} backup start-restore-job --recovery-point-arn "$(noted "$1.{{point}}")" --resource-type "$2" \
                --iam-role-arn "${{restore_role}}" --idempotency-token "$(token "$1.restore")" \
                --metadata "{$(sed '$!s/$/,/' "$WORK/$1.members")}" --query RestoreJobId) ||
                fail "AWS Backup did not take the restore of $1" 'mend what it named above (in the environment) and run this again'
            note "$1.restore" "$job"
            say "$1: restore job $job"
        }

        finish_restore() { # finish_restore NAME: waits for what was made, and notes its ARN
            [ -z "$(noted "$1.made")" ] || return 0
            job=$(noted "$1.restore")
            wait_until "$1, restore $job" COMPLETED 'FAILED ABORTED' {{to}} backup describe-restore-job --restore-job-id "$job" \
                --query Status || {
                again "$1.restore"
                why=$({{to}} backup describe-restore-job --restore-job-id "$job" --query StatusMessage)
                fail "the restore of $1 ended $state: $why" \
                    "mend that and run this again, or restore it without AWS Backup and say so: see the comment before $1's restore"
            }
            made=$({{to}} backup describe-restore-job --restore-job-id "$job" --query CreatedResourceArn)
            note "$1.made" "$made"
            say "$1: $made"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note, Speech.Token, Speech.Again, Waits.Until);
}
