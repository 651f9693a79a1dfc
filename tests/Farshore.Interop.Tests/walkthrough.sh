#!/usr/bin/env bash
# The whole walk-through with nothing but the official AWS CLI (and psql and curl as the workload's users) against two local regions.
#   FARSHORE=…/farshore PRIMARY_URL=http://… SECONDARY_URL=http://… AWS_CONFIG_FILE=… walkthrough.sh [s3] [rds] [ec2]
# Ends 0 with "recovered: N checks" when everything came back, and 1 at the first check that fails.
set -euo pipefail

legs=${*:-s3 rds ec2}
primary=us-east-1 secondary=us-west-2
patience=${PATIENCE:-240} # seconds to wait for any one thing
name=walk-$$-$RANDOM
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=text AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1 PYTHONWARNINGS=ignore
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION

# The address is given although the profile has it: CLIs from before 2023 do not read it there.
p() { aws --profile primary --region "$primary" --endpoint-url "$PRIMARY_URL" "$@"; }
s() { aws --profile secondary --region "$secondary" --endpoint-url "$SECONDARY_URL" "$@"; }

stage() { printf '== %s\n' "$*"; }

checks=0
check() { # check WHAT EXPECTED ACTUAL
    if [ "$2" != "$3" ]; then
        printf 'FAILED: %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    checks=$((checks + 1))
    printf '   ok: %s\n' "$1"
}

until_is() { # until_is WHAT EXPECTED COMMAND…: asks again until the answer is the expected one
    local what=$1 expected=$2 deadline=$((SECONDS + patience)) answer=''
    shift 2
    while [ "$SECONDS" -lt "$deadline" ]; do
        answer=$("$@" 2>> "$work/errors" || true)
        [ "$answer" = "$expected" ] && { check "$what" "$expected" "$answer"; return; }
        case $answer in FAILED* | ABORTED* | EXPIRED* | PARTIAL*) break ;; esac
        sleep 0.3
    done
    tail -3 "$work/errors" >&2 || true
    check "$what" "$expected" "$answer"
}

has() { [[ " $legs " == *" $1 "* ]]; }

psql_at() { # psql_at ADDRESS SQL
    local psql
    psql=$(command -v psql || compgen -G '/usr/lib/postgresql/*/bin/psql' | tail -1)
    PGPASSWORD=$password PGCONNECT_TIMEOUT=5 "$psql" -h "$1" -p 5432 -U shop -d shop -qAt -v ON_ERROR_STOP=1 -c "$2"
}

# ---- 1. a workload in the primary ----------------------------------------------------------------------------------------------

make_role() { # make_role NAME SERVICE
    p iam create-role --role-name "$1" --query Role.Arn --assume-role-policy-document \
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"'"$2"'"},"Action":"sts:AssumeRole"}]}'
}

make_bucket() {
    stage 'buckets in both Regions, with objects from before any protection'
    p s3api create-bucket --bucket "$name-media" > /dev/null
    s s3api create-bucket --bucket "$name-copy" --create-bucket-configuration "LocationConstraint=$secondary" > /dev/null
    p s3api put-bucket-versioning --bucket "$name-media" --versioning-configuration Status=Enabled
    s s3api put-bucket-versioning --bucket "$name-copy" --versioning-configuration Status=Enabled
    check 'the bucket is versioned' Enabled "$(p s3api get-bucket-versioning --bucket "$name-media" --query Status)"
    local key
    for key in 'early/plain.txt' 'early/with space & plus+.txt' 'early/äöü €.txt'; do
        printf 'before the rule: %s' "$key" > "$work/body"
        p s3api put-object --bucket "$name-media" --key "$key" --body "$work/body" --metadata stage=early > /dev/null
    done
}

make_database() {
    stage 'a database'
    p rds create-db-instance --db-instance-identifier "$name-orders" --db-name shop --engine postgres --db-instance-class db.t3.micro \
        --allocated-storage 20 --master-username shop --master-user-password "$password" > /dev/null
    until_is 'the database is available' available p rds describe-db-instances --db-instance-identifier "$name-orders" \
        --query 'DBInstances[0].DBInstanceStatus'
    local address
    address=$(p rds describe-db-instances --db-instance-identifier "$name-orders" --query 'DBInstances[0].Endpoint.Address')
    psql_at "$address" "create table orders as select g as id, md5(g::text) as what from generate_series(1, 5000) g"
    orders=$(psql_at "$address" "select count(*), md5(string_agg(id || what, ',' order by id)) from orders")
}

make_machine() {
    stage 'a machine'
    cat > "$work/user-data" << 'FIRST_BOOT'
#!/bin/sh
mkdir -p /srv/www
echo 'the shop is open' > /srv/www/index.html
cat > /etc/rc.local << 'EVERY_BOOT'
#!/bin/sh
httpd -p 8080 -h /srv/www
EVERY_BOOT
chmod +x /etc/rc.local
FIRST_BOOT
    local image group
    image=$(p ec2 describe-images --owners amazon --query 'Images[0].ImageId')
    group=$(open_group p)
    instance=$(p ec2 run-instances --image-id "$image" --instance-type t3.micro --count 1 --security-group-ids "$group" \
        --user-data "file://$work/user-data" --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name-web}]" \
        --query 'Instances[0].InstanceId')
    until_is 'the machine is running' running p ec2 describe-instances --instance-ids "$instance" \
        --query 'Reservations[0].Instances[0].State.Name'
    page_at "$(p ec2 describe-instances --instance-ids "$instance" --query 'Reservations[0].Instances[0].PublicIpAddress')"
}

open_group() { # open_group p|s: a security group whose port 8080 is open, in that Region
    local id
    id=$("$1" ec2 create-security-group --group-name "$name-web" --description 'the page' --query GroupId)
    "$1" ec2 authorize-security-group-ingress --group-id "$id" --protocol tcp --port 8080 --cidr 0.0.0.0/0 > /dev/null
    echo "$id"
}

page_at() { until_is 'its page is served' 'the shop is open' curl -sf -m 5 "http://$1:8080/"; }

# ---- 2. protection --------------------------------------------------------------------------------------------------------------

replicate_bucket() {
    stage 'a replication rule; new objects follow it, the others are exported'
    local role version key
    role=$(make_role "$name-replication" s3.amazonaws.com)
    p iam put-role-policy --role-name "$name-replication" --policy-name replicate --policy-document '{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["s3:GetReplicationConfiguration","s3:ListBucket"],"Resource":"arn:aws:s3:::'"$name-media"'"},
        {"Effect":"Allow","Action":["s3:GetObjectVersionForReplication","s3:GetObjectVersionAcl","s3:GetObjectVersionTagging"],
            "Resource":"arn:aws:s3:::'"$name-media"'/*"},
        {"Effect":"Allow","Action":["s3:ReplicateObject","s3:ReplicateDelete","s3:ReplicateTags"],
            "Resource":"arn:aws:s3:::'"$name-copy"'/*"}]}'
    p s3api put-bucket-replication --bucket "$name-media" --replication-configuration '{"Role":"'"$role"'","Rules":[{
        "ID":"all","Priority":1,"Status":"Enabled","Filter":{"Prefix":""},"DeleteMarkerReplication":{"Status":"Disabled"},
        "Destination":{"Bucket":"arn:aws:s3:::'"$name"'-copy"}}]}'
    check 'the rule is kept' all "$(p s3api get-bucket-replication --bucket "$name-media" --query 'ReplicationConfiguration.Rules[0].ID')"

    printf 'after the rule' > "$work/body"
    version=$(p s3api put-object --bucket "$name-media" --key late.txt --body "$work/body" --metadata stage=late --query VersionId)
    until_is 'a new object is replicated' COMPLETED p s3api head-object --bucket "$name-media" --key late.txt --query ReplicationStatus
    check 'under the same version id' "REPLICA	$version" \
        "$(s s3api head-object --bucket "$name-copy" --key late.txt --query '[ReplicationStatus,VersionId]')"
    check 'existing objects are not replicated' '1' \
        "$(s s3api list-objects-v2 --bucket "$name-copy" --query 'length(Contents)')"

    while IFS= read -r key; do
        s s3api copy-object --bucket "$name-copy" --key "$key" --copy-source "$name-media/$key" > /dev/null
    done < <(p s3api list-objects-v2 --bucket "$name-media" --prefix early/ --query 'Contents[].[Key]')
    listing p "$name-media" > "$work/listing"
}

listing() { "$1" s3api list-objects-v2 --bucket "$2" --query 'sort_by(Contents, &Key)[].[Key,Size,ETag]'; }

make_vaults() {
    stage 'backup vaults, the secondary one with a key of its own'
    local key
    p backup create-backup-vault --backup-vault-name "$name" > /dev/null
    key=$(s kms create-key --description "$name" --query KeyMetadata.Arn)
    s backup create-backup-vault --backup-vault-name "$name" --encryption-key-arn "$key" > /dev/null
    vault=$(s backup describe-backup-vault --backup-vault-name "$name" --query BackupVaultArn)
    role=$(make_role "$name-backup" backup.amazonaws.com)
}

back_up() { # back_up RESOURCE_ARN: an on-demand backup and its copy; prints nothing, sets $copy to the copy's recovery point
    local job
    job=$(p backup start-backup-job --backup-vault-name "$name" --resource-arn "$1" --iam-role-arn "$role" --query BackupJobId)
    until_is 'the backup is complete' COMPLETED p backup describe-backup-job --backup-job-id "$job" --query State
    local point
    point=$(p backup describe-backup-job --backup-job-id "$job" --query RecoveryPointArn)
    job=$(p backup start-copy-job --source-backup-vault-name "$name" --destination-backup-vault-arn "$vault" \
        --recovery-point-arn "$point" --iam-role-arn "$role" --query CopyJobId)
    until_is 'the copy is complete' COMPLETED p backup describe-copy-job --copy-job-id "$job" --query CopyJob.State
    copy=$(p backup describe-copy-job --copy-job-id "$job" --query CopyJob.DestinationRecoveryPointArn)
}

# ---- 3. recovery ----------------------------------------------------------------------------------------------------------------

restore() { # restore RECOVERY_POINT_ARN METADATA TYPE: sets $created to the new resource's ARN
    local job
    job=$(s backup start-restore-job --recovery-point-arn "$1" --iam-role-arn "$role" --metadata "$2" --resource-type "$3" \
        --query RestoreJobId)
    until_is "the $3 restore is complete" COMPLETED s backup describe-restore-job --restore-job-id "$job" --query Status
    created=$(s backup describe-restore-job --restore-job-id "$job" --query CreatedResourceArn)
}

recover_machine() {
    stage 'the machine, from its recovery point in the secondary'
    check 'the point is listed' "$machine_copy" "$(s backup list-recovery-points-by-backup-vault --backup-vault-name "$name" \
        --by-resource-type EC2 --query 'RecoveryPoints[0].RecoveryPointArn')"
    local subnet type
    type=$(s backup get-recovery-point-restore-metadata --backup-vault-name "$name" --recovery-point-arn "$machine_copy" \
        --query RestoreMetadata.InstanceType)
    check 'it knows the instance type' t3.micro "$type"
    subnet=$(s ec2 describe-subnets --filters Name=default-for-az,Values=true --query 'Subnets[0].SubnetId')
    restore "$machine_copy" \
        '{"InstanceType":"'"$type"'","SubnetId":"'"$subnet"'","SecurityGroupIds":"[\"'"$secondary_group"'\"]"}' EC2
    page_at "$(s ec2 describe-instances --instance-ids "${created##*/}" --query 'Reservations[0].Instances[0].PublicIpAddress')"
}

recover_database() {
    stage 'the database, from its recovery point in the secondary'
    restore "$database_copy" '{"DBInstanceIdentifier":"'"$name"'-orders","DBInstanceClass":"db.t3.micro"}' RDS
    check 'it has the name asked for' "$name-orders" "${created##*:}"
    until_is 'it is available' available s rds describe-db-instances --db-instance-identifier "$name-orders" \
        --query 'DBInstances[0].DBInstanceStatus'
    local address
    address=$(s rds describe-db-instances --db-instance-identifier "$name-orders" --query 'DBInstances[0].Endpoint.Address')
    check 'it holds the same rows' "$orders" \
        "$(psql_at "$address" "select count(*), md5(string_agg(id || what, ',' order by id)) from orders")"
}

verify_bucket() {
    stage 'the secondary bucket'
    check 'it is in the secondary' "$secondary" "$(s s3api get-bucket-location --bucket "$name-copy" --query LocationConstraint)"
    check 'it is versioned' Enabled "$(s s3api get-bucket-versioning --bucket "$name-copy" --query Status)"
    check 'it holds every object' "$(cat "$work/listing")" "$(listing s "$name-copy")"
    check 'and its versions' 4 "$(s s3api list-object-versions --bucket "$name-copy" --query 'length(Versions)')"
    s s3api get-object --bucket "$name-copy" --key 'early/äöü €.txt' "$work/body" > /dev/null
    check 'with its content' 'before the rule: early/äöü €.txt' "$(cat "$work/body")"
    check 'and metadata' late "$(s s3api head-object --bucket "$name-copy" --key late.txt --query Metadata.stage)"
}

# ---- the walk ------------------------------------------------------------------------------------------------------------------

password=Walk-through-$RANDOM
orders='' instance='' vault='' role='' copy='' created='' machine_copy='' database_copy='' secondary_group=''

if has s3; then make_bucket; fi
if has rds; then make_database; fi
if has ec2; then make_machine; fi

if has s3; then replicate_bucket; fi
if has rds || has ec2; then make_vaults; fi
if has ec2; then
    stage 'back up the machine and copy the point'
    secondary_group=$(open_group s)
    back_up "arn:aws:ec2:$primary:000000000000:instance/$instance"
    machine_copy=$copy
fi
if has rds; then
    stage 'back up the database and copy the point'
    back_up "$(p rds describe-db-instances --db-instance-identifier "$name-orders" --query 'DBInstances[0].DBInstanceArn')"
    database_copy=$copy
fi

stage 'disaster: the primary region and everything it runs is killed'
"$FARSHORE" local kill "$primary"
if p sts get-caller-identity > /dev/null 2>&1; then
    check 'the primary is gone' gone 'it answers'
else
    check 'the primary is gone' gone gone
fi

if has ec2; then recover_machine; fi
if has rds; then recover_database; fi
if has s3; then verify_bucket; fi

echo "recovered: $checks checks in $SECONDS s"
