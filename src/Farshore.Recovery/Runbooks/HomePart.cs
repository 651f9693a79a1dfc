using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>What the way home has that no other runbook has: what stands away is found, what ran at home is put to rest, and the vault that
/// recovery points come home to is made.</summary>
static class HomePart
{
    public static readonly ShellFunction StandingMachine = new("""
        standing_machine() { # standing_machine NAME ID: the machine that serves in the secondary, by id, or by the tags a failover gave it
            [ -z "$(noted "$1.away")" ] || return 0
            id=$2
            [ -n "$id" ] || id=$(in_secondary ec2 describe-instances --filters "Name=tag:farshore:plan,Values=$PLAN" \
                "Name=tag:farshore:source,Values=$1" Name=instance-state-name,Values=running,stopped \
                --query 'Reservations[].Instances[].InstanceId')
            case $id in
            i-*[!0-9a-f]* | '' | None) fail "which machine serves as $1 in $SECONDARY_REGION? Found: ${id:-none}" \
                'name it in the environment, by its id' ;;
            esac
            note "$1.away" "arn:aws:ec2:$SECONDARY_REGION:$SECONDARY_ACCOUNT:instance/$id"
            say "$1 serves as $id"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note);

    public static readonly ShellFunction StandingDatabase = new("""
        standing_database() { # standing_database NAME IDENTIFIER
            [ -z "$(noted "$1.away")" ] || return 0
            arn=$(in_secondary rds describe-db-instances ${2:+--db-instance-identifier "$2"} --query "DBInstances[?'$2'!='' ||
                (TagList[?Key=='farshore:plan'&&Value=='$PLAN'] && TagList[?Key=='farshore:source'&&Value=='$1'])].DBInstanceArn")
            case $arn in
            *[[:space:]]* | '' | None) fail "which database serves as $1 in $SECONDARY_REGION? Found: ${arn:-none}" \
                'name it in the environment, by its identifier' ;;
            esac
            note "$1.away" "$arn"
            say "$1 serves as ${arn##*:}"
        }
        """, Speech.Say, Speech.Fail, Speech.Noted, Speech.Note);

    public static readonly ShellFunction RestMachine = new("""
        rest_machine() { # rest_machine in_primary|in_secondary ID: stopped, so that all it held in memory is on its disks; it stays
            state=$("$1" ec2 describe-instances --instance-ids "$2" --query 'Reservations[0].Instances[0].State.Name') || state=gone
            case $state in
            running | pending | stopping)
                "$1" ec2 stop-instances --instance-ids "$2" > "$WORK/answer" ||
                    fail "$2 could not be stopped" 'stop it in the console, then run this again'
                "$1" ec2 wait instance-stopped --instance-ids "$2" || fail "$2 does not stop" 'stop it in the console, then run this again'
                say "$2 is stopped, and stays"
                ;;
            esac
        }
        """, Speech.Say, Speech.Fail);

    public static readonly ShellFunction RestDatabase = new("""
        rest_database() { # rest_database in_primary|in_secondary IDENTIFIER: stopped, and kept (RDS starts it again after seven days)
            state=$("$1" rds describe-db-instances --db-instance-identifier "$2" --query 'DBInstances[0].DBInstanceStatus') || state=gone
            [ "$state" = available ] || return 0
            "$1" rds stop-db-instance --db-instance-identifier "$2" --query DBInstance.DBInstanceStatus > "$WORK/answer" ||
                fail "database $2 could not be stopped" 'stop it in the console, then run this again'
            say "database $2 is stopping, and stays"
        }
        """, Speech.Say, Speech.Fail);

    public static readonly ShellFunction HomeVault = new("""
        home_vault() { # the vault that recovery points come home to; copies need a customer managed key
            in_primary backup describe-backup-vault --backup-vault-name "$HOME_VAULT" > "$WORK/answer" 2>&1 || {
                key=$(in_primary kms describe-key --key-id "$HOME_KEY" --query KeyMetadata.Arn 2> "$WORK/said") || {
                    key=$(in_primary kms create-key --description "Recovery points of $PLAN on their way home" --query KeyMetadata.Arn) ||
                        fail 'no key could be made for the vault at home' 'make one and give its alias: HOME_KEY'
                    in_primary kms create-alias --alias-name "$HOME_KEY" --target-key-id "$key"
                }
                in_primary backup create-backup-vault --backup-vault-name "$HOME_VAULT" --encryption-key-arn "$key" \
                    --query BackupVaultArn > "$WORK/answer" || fail "no vault $HOME_VAULT could be made" 'make it, with a key of your own'
            }
            VAULT_ARN=$(in_primary backup describe-backup-vault --backup-vault-name "$HOME_VAULT" --query BackupVaultArn)
            VAULT_KEY=$(in_primary backup describe-backup-vault --backup-vault-name "$HOME_VAULT" --query EncryptionKeyArn)
        }
        """, Speech.Fail);

    public static readonly ShellFunction PassTag = new("""
        pass_tag() { # pass_tag NAME OLD KEY VALUE: the plan knows the machine by this tag, which the old one gives up
            in_primary ec2 create-tags --resources "$(noted "$1.id")" --tags "[{\"Key\": \"$(json "$3")\", \"Value\": \"$(json "$4")\"}]"
            [ -z "$2" ] || in_primary ec2 delete-tags --resources "$2" --tags "[{\"Key\": \"$(json "$3")\", \"Value\": \"$(json "$4")\"}]"
        }
        """, Speech.Noted, Speech.Json);
}
