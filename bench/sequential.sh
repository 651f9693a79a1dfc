#!/usr/bin/env bash
# What a person does by hand, as a script: back up, copy and restore each machine (i-…) and database with the AWS CLI, one after the other.
# The vaults and the role are there already. Prints nothing but errors; ends when everything runs in the secondary.
#   AWS_CONFIG_FILE=… sequential.sh i-… database…
set -euo pipefail
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=text AWS_EC2_METADATA_DISABLED=true PYTHONWARNINGS=ignore

# The address is given although the profile has it: some CLIs do not read it there.
url() {
    awk -v profile="[profile $1]" '$0 == profile { here = 1; next } /^\[/ { here = 0 } here && $1 == "endpoint_url" { print $3 }' \
        "$AWS_CONFIG_FILE"
}
p_url=$(url primary) s_url=$(url secondary)
p() { aws --profile primary --region us-east-1 --endpoint-url "$p_url" "$@"; }
s() { aws --profile secondary --region us-west-2 --endpoint-url "$s_url" "$@"; }

until_is() { # until_is EXPECTED COMMAND…
    local expected=$1 answer='' deadline=$((SECONDS + 300))
    shift
    while [ "$answer" != "$expected" ]; do
        answer=$("$@")
        case $answer in FAILED | ABORTED | EXPIRED) echo "$* answered $answer" >&2; exit 1 ;; esac
        [ "$SECONDS" -lt "$deadline" ] || { echo "$* never answered $expected" >&2; exit 1; }
    done
}

role=$(p iam get-role --role-name AWSBackupDefaultServiceRole --query Role.Arn)
account=$(p sts get-caller-identity --query Account)
vault=$(s backup describe-backup-vault --backup-vault-name farshore --query BackupVaultArn)
points=()
for resource in "$@"; do
    case $resource in
        i-*) arn=arn:aws:ec2:us-east-1:$account:instance/$resource ;;
        *) arn=arn:aws:rds:us-east-1:$account:db:$resource ;;
    esac
    job=$(p backup start-backup-job --backup-vault-name farshore --resource-arn "$arn" --iam-role-arn "$role" --query BackupJobId)
    until_is COMPLETED p backup describe-backup-job --backup-job-id "$job" --query State
    point=$(p backup describe-backup-job --backup-job-id "$job" --query RecoveryPointArn)
    copy=$(p backup start-copy-job --recovery-point-arn "$point" --source-backup-vault-name farshore \
        --destination-backup-vault-arn "$vault" --iam-role-arn "$role" --query CopyJobId)
    until_is COMPLETED p backup describe-copy-job --copy-job-id "$copy" --query CopyJob.State
    points+=("$(p backup describe-copy-job --copy-job-id "$copy" --query CopyJob.DestinationRecoveryPointArn)")
done

for index in "${!points[@]}"; do
    point=${points[$index]}
    case $point in
        *:image/*) metadata='{"InstanceType":"t3.micro"}' ;;
        *) metadata='{"DBInstanceIdentifier":"by-hand-'$index'","DBInstanceClass":"db.t3.micro","Engine":"postgres"}' ;;
    esac
    job=$(s backup start-restore-job --recovery-point-arn "$point" --iam-role-arn "$role" --metadata "$metadata" --query RestoreJobId)
    until_is COMPLETED s backup describe-restore-job --restore-job-id "$job" --query Status
    made=$(s backup describe-restore-job --restore-job-id "$job" --query CreatedResourceArn)
    case $made in
        *:instance/*) until_is running s ec2 describe-instances --instance-ids "${made##*/}" \
            --query 'Reservations[0].Instances[0].State.Name' ;;
        *) until_is available s rds describe-db-instances --db-instance-identifier "${made##*:}" \
            --query 'DBInstances[0].DBInstanceStatus' ;;
    esac
done
