#!/usr/bin/env bash
# Runbooks, run with nothing but the official AWS CLI against two local regions, and what they rebuild beside what Farshore itself rebuilds
# of the same recovery points.
#   FARSHORE=…/farshore PRIMARY_URL=http://… SECONDARY_URL=http://… AWS_CONFIG_FILE=… runbooks.sh
# Ends 0 with "equal: N checks" when both came to the same, and 1 at the first check that fails.
set -euo pipefail

name=${NAME:-book-$$-$RANDOM}
work=${WORK_FOLDER:-$(mktemp -d)}
[ -n "${WORK_FOLDER:-}" ] || trap 'rm -rf "$work"' EXIT
patience=${PATIENCE:-120}
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=text AWS_EC2_METADATA_DISABLED=true PYTHONWARNINGS=ignore
export PRIMARY_REGION=us-east-1 PRIMARY_PROFILE=primary PRIMARY_ENDPOINT=$PRIMARY_URL
export SECONDARY_REGION=us-west-2 SECONDARY_PROFILE=secondary SECONDARY_ENDPOINT=$SECONDARY_URL PAUSE=1
export BOOK_PASSWORD="Run'book-\$(secret)-$RANDOM"
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION

p() { aws --profile primary --region "$PRIMARY_REGION" --endpoint-url "$PRIMARY_URL" "$@"; }
s() { aws --profile secondary --region "$SECONDARY_REGION" --endpoint-url "$SECONDARY_URL" "$@"; }

stage() { printf '== %s (%s s)\n' "$*" "$SECONDS"; }

checks=0
check() { # check WHAT EXPECTED ACTUAL
    if [ "$2" != "$3" ]; then
        printf 'FAILED: %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    checks=$((checks + 1))
    printf '   ok: %s\n' "$1"
}

until_is() { # until_is WHAT EXPECTED COMMAND…
    local what=$1 expected=$2 deadline=$((SECONDS + patience)) answer=''
    shift 2
    while [ "$SECONDS" -lt "$deadline" ]; do
        answer=$("$@" 2>> "$work/errors" || true)
        [ "$answer" = "$expected" ] && { check "$what" "$expected" "$answer"; return; }
        sleep 0.3
    done
    check "$what" "$expected" "$answer"
}

farshore() { "$FARSHORE" "$@" > "$work/said" 2>&1 || { cat "$work/said" >&2; check "farshore $1" 0 "$?"; }; }

runbook() { # runbook KIND: runs it as a person does
    sh "$work/$name-$1.sh" > "$work/$1.out" 2> "$work/$1.err" || { cat "$work/$1.out" "$work/$1.err" >&2; check "the runbook of a $1" 0 1; }
}

psql_at() { # psql_at ADDRESS SQL
    local psql
    psql=$(command -v psql || compgen -G '/usr/lib/postgresql/*/bin/psql' | tail -1)
    PGPASSWORD=$BOOK_PASSWORD PGCONNECT_TIMEOUT=5 "$psql" -h "$1" -p 5432 -U shop -d shop -qAtX -v ON_ERROR_STOP=1 -c "$2"
}

# Every table's rows, the parameters that were set, and who owns what: what a copy of a database has to have.
digest_at() {
    psql_at "$1" "select count(*), md5(string_agg(id || what, ',' order by id)) from orders"
    psql_at "$1" 'show work_mem'
}

page_at() { curl -sf -m 5 "http://$1:8080/"; }

# ---- a workload, with a network, a group and a parameter group of its own -----------------------------------------------------------

make_workload() {
    stage 'a workload in the primary'
    p s3api create-bucket --bucket "$name-media" > /dev/null
    s s3api create-bucket --bucket "$name-copy" --create-bucket-configuration "LocationConstraint=$SECONDARY_REGION" > /dev/null
    local number
    for number in 1 2 3; do
        printf 'object %s' "$number" > "$work/body"
        p s3api put-object --bucket "$name-media" --key "early/$number & more.txt" --body "$work/body" > /dev/null
    done

    p rds create-db-parameter-group --db-parameter-group-name "$name-tuned" --db-parameter-group-family postgres15 \
        --description tuned > /dev/null
    p rds modify-db-parameter-group --db-parameter-group-name "$name-tuned" \
        --parameters 'ParameterName=work_mem,ParameterValue=8192,ApplyMethod=immediate' > /dev/null
    p rds create-db-instance --db-instance-identifier "$name-orders" --db-name shop --engine postgres --engine-version 15 \
        --db-instance-class db.t3.micro --allocated-storage 20 --db-parameter-group-name "$name-tuned" --deletion-protection \
        --master-username shop --master-user-password "$BOOK_PASSWORD" --tags '[{"Key": "team", "Value": "it=ours, a-b"}]' > /dev/null

    local vpc subnet group
    vpc=$(p ec2 create-vpc --cidr-block 10.60.0.0/16 --query Vpc.VpcId)
    subnet=$(p ec2 create-subnet --vpc-id "$vpc" --cidr-block 10.60.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
    group=$(p ec2 create-security-group --group-name "$name-web" --description 'the page' --vpc-id "$vpc" --query GroupId)
    p ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 8080 --cidr 0.0.0.0/0 > /dev/null
    printf '%s\n' '#!/bin/sh' 'mkdir -p /srv/www' "echo 'the shop of $name is open' > /srv/www/index.html" \
        "printf '%s\n' '#!/bin/sh' 'httpd -p 8080 -h /srv/www' > /etc/rc.local" 'chmod +x /etc/rc.local' > "$work/user-data"
    instance=$(p ec2 run-instances --image-id "$(p ec2 describe-images --owners amazon --query 'Images[0].ImageId')" --count 1 \
        --instance-type t3.micro --subnet-id "$subnet" --security-group-ids "$group" --user-data "file://$work/user-data" \
        --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name-web}]" --query 'Instances[0].InstanceId')
    until_is 'the database is available' available p rds describe-db-instances --db-instance-identifier "$name-orders" \
        --query 'DBInstances[0].DBInstanceStatus'
    orders=$(p rds describe-db-instances --db-instance-identifier "$name-orders" --query 'DBInstances[0].Endpoint.Address')
    psql_at "$orders" "create table orders as select g as id, md5(g::text) as what from generate_series(1, 5000) g"
    rows=$(digest_at "$orders")
    until_is 'the machine runs' running p ec2 describe-instances --instance-ids "$instance" \
        --query 'Reservations[0].Instances[0].State.Name'
    until_is 'its page is served' "the shop of $name is open" page_at "$(p ec2 describe-instances --instance-ids "$instance" \
        --query 'Reservations[0].Instances[0].[PublicIpAddress,PrivateIpAddress]' | tr '\t' '\n' | grep -v None | head -1)"
}

write_plan() {
    cat > "$work/plan.yaml" << PLAN
plan: $name
awsConfigFile: $AWS_CONFIG_FILE
primary: { region: $PRIMARY_REGION, profile: primary }
secondary: { region: $SECONDARY_REGION, profile: secondary }
objectives: { rpo: 1h, rto: 1h }
ledger: $name-ledger
backup: { proofs: { databases: drill } }
network: { create: true }
resources:
  - { name: media, type: s3, bucket: $name-media, replica: $name-copy }
  - name: orders
    type: rds
    instance: $name-orders
    password: { env: BOOK_PASSWORD }
    checks: [{ sql: select count(*) from orders, atLeast: 5000 }]
  - name: web
    type: ec2
    tag: Name=$name-web
    needs: [orders]
    checks:
      - { http: "http://{address}:8080/", contains: "the shop of $name is open", within: 2m }
      - { command: 'test -n "\$FARSHORE_ORDERS_ADDRESS" && test "\$FARSHORE_ADDRESS" = "\$FARSHORE_WEB_ADDRESS"' }
PLAN
    farshore protect "$work/plan.yaml"
    farshore export "$work/plan.yaml"
}

write_runbook() { # write_runbook KIND
    farshore runbook "$work/plan.yaml" --for "$1" --out "$work/$name-$1.sh"
    check "the runbook of a $1 notes nothing amiss" '' "$(sed "s|^$work/$name-$1.sh:.*||" "$work/said")"
    command -v shellcheck > /dev/null || return 0
    check "ShellCheck has nothing to say of the runbook of a $1" '' "$(shellcheck "$work/$name-$1.sh")"
}

points() {
    s backup list-recovery-points-by-backup-vault --backup-vault-name farshore --query 'RecoveryPoints[].RecoveryPointArn' | tr '\t' '\n'
}

# ---- a backup ------------------------------------------------------------------------------------------------------------------------

back_up() {
    stage 'the runbook of a backup'
    write_runbook backup
    runbook backup
    check 'it copied a recovery point of the machine and of the database' 2 "$(points | wc -l)"
    check 'and followed an object to the replica' 1 "$(grep -c '^media.*replicated at' "$work/backup.out")"
    check 'and took that object away again' 3 "$(s s3api list-object-versions --bucket "$name-copy" --query 'length(Versions)')"
    check 'and says that the replica lacks nothing' 0 "$(grep -c 'are not in' "$work/backup.err" || true)"
    stage 'a recovery set by Farshore'
    farshore backup "$work/plan.yaml" --no-prune
}

# ---- a failover ----------------------------------------------------------------------------------------------------------------------

interrupt() { # interrupt LINE: starts the runbook of a failover and kills it once it has said that
    : > "$work/interrupted"
    sh "$work/$name-failover.sh" > "$work/failover.out" 2> "$work/interrupted" &
    local process=$! deadline=$((SECONDS + patience))
    until grep -q -- "$1" "$work/interrupted"; do
        [ "$SECONDS" -lt "$deadline" ] || check "it comes to '$1'" yes "$(cat "$work/interrupted")"
        sleep 0.1
    done
    kill -9 "$process"
    wait "$process" 2> /dev/null || true
    check "it was interrupted after '$1'" yes yes
}

noted() { sed -n "s/^$1=//p" "$work/$name-${2:-failover}.state" | tail -n 1; } # noted KEY [KIND]

fail_over() {
    stage 'the primary is lost; the runbook of a failover, interrupted twice'
    write_runbook failover
    "$FARSHORE" local kill "$PRIMARY_REGION" > /dev/null
    cd "$work"
    interrupt 'orders: restore job'
    interrupt 'web: restore job'
    runbook failover
    check 'a machine was restored, and no other' 1 "$(s ec2 describe-instances --query 'length(Reservations[].Instances[])')"
    check 'a database was restored, and no other' 1 "$(s rds describe-db-instances --query 'length(DBInstances)')"
    check 'a network was made, and no other' 1 "$(s ec2 describe-vpcs --filters Name=cidr,Values=10.60.0.0/16 --query 'length(Vpcs)')"
    grep '^RTO' "$work/failover.out"

    stage 'the same by Farshore'
    farshore failover "$work/plan.yaml" --yes
}

compare() {
    stage 'both beside each other'
    local id address other
    check 'both machines are of the same recovery point' 1 "$(grep -cF "$(noted web.point)" <(sets))"
    check 'both databases are of the same recovery point' 1 "$(grep -cF "$(noted orders.point)" <(sets))"

    other=$(s rds describe-db-instances --query "DBInstances[?DBInstanceIdentifier!='$(noted orders.id)'].DBInstanceIdentifier")
    address=$(s rds describe-db-instances --db-instance-identifier "$other" --query 'DBInstances[0].Endpoint.Address')
    check 'the runbook has every row of the database, and its parameters' "$rows" "$(digest_at "$(noted orders.address)")"
    check 'and so has Farshore' "$rows" "$(digest_at "$address")"
    local settings='DBInstances[0].[DBInstanceClass,Engine,EngineVersion,MultiAZ,PubliclyAccessible,DeletionProtection,DBName,
        DBParameterGroups[0].DBParameterGroupName,DBSubnetGroup.DBSubnetGroupName,VpcSecurityGroups[].VpcSecurityGroupId]'
    check 'their settings are the same' \
        "$(s rds describe-db-instances --db-instance-identifier "$other" --query "$settings" --output json)" \
        "$(s rds describe-db-instances --db-instance-identifier "$(noted orders.id)" --query "$settings" --output json)"

    id=$(noted web.id)
    other=$(s ec2 describe-instances --query 'Reservations[].Instances[].InstanceId' | tr '\t' '\n' | grep -vxF "$id")
    check 'the page of both machines is the same' "$(page_at "$(noted web.address)")" "$(page_at "$(address_of "$other")")"
    settings='Reservations[0].Instances[0].[InstanceType,ImageId,KeyName,MetadataOptions.HttpTokens,SecurityGroups[].GroupName,
        BlockDeviceMappings[].DeviceName]'
    check 'their settings are the same' "$(s ec2 describe-instances --instance-ids "$other" --query "$settings" --output json)" \
        "$(s ec2 describe-instances --instance-ids "$id" --query "$settings" --output json)"
    check 'their networks are alike' "$(ground_of "$other")" "$(ground_of "$id")"
    check 'the disks of both are encrypted by the same key' "$(keys_of "$other")" "$(keys_of "$id")"
    check 'the bucket is whole' 3 "$(s s3api list-objects-v2 --bucket "$name-copy" --query 'length(Contents)')"
}

sets() { "$FARSHORE" sets show "$work/plan.yaml" --json 2> /dev/null; }

address_of() {
    s ec2 describe-instances --instance-ids "$1" --query 'Reservations[0].Instances[0].[PublicIpAddress,PrivateIpAddress]' |
        tr '\t' '\n' | grep -v None | head -1
}

keys_of() { s ec2 describe-volumes --filters "Name=attachment.instance-id,Values=$1" --query 'Volumes[].[Encrypted,KmsKeyId,Size]'; }

ground_of() { # its network, subnet and group, without their ids
    local vpc subnet group
    read -r vpc subnet group < <(s ec2 describe-instances --instance-ids "$1" \
        --query 'Reservations[0].Instances[0].[VpcId,SubnetId,SecurityGroups[0].GroupId]')
    s ec2 describe-vpcs --vpc-ids "$vpc" --query 'Vpcs[0].CidrBlock'
    s ec2 describe-subnets --subnet-ids "$subnet" --query 'Subnets[0].[CidrBlock,AvailabilityZone,MapPublicIpOnLaunch]'
    s ec2 describe-security-groups --group-ids "$group" --output json \
        --query 'SecurityGroups[0].[GroupName,Description,IpPermissions,IpPermissionsEgress]'
}

# ---- a way home ----------------------------------------------------------------------------------------------------------------------

fail_back() {
    stage 'the primary is back; the runbook of a failback'
    psql_at "$(noted orders.address)" "insert into orders select g, 'written away' from generate_series(5001, 5010) g"
    rows=$(digest_at "$(noted orders.address)")
    printf 'written away' > "$work/body"
    s s3api put-object --bucket "$name-copy" --key "late & more.txt" --body "$work/body" > /dev/null
    runbook failover
    check 'the ledger is told where the script brought it' "$(noted web.id)" \
        "$(s s3 cp "s3://$name-ledger/$name/standing.json" - | grep -o "$(noted web.id)" | sort -u)"
    "$FARSHORE" local heal "$PRIMARY_REGION" > /dev/null
    farshore failback "$work/plan.yaml" --report
    write_runbook failback
    export TRAFFIC_IS_STOPPED=yes WEB_AWAY ORDERS_AWAY
    WEB_AWAY=$(noted web.id) ORDERS_AWAY=$(noted orders.id)
    runbook failback
    check 'every row is home, with those written away' "$rows" "$(digest_at "$(noted orders.address failback)")"
    check 'the page is served at home' "the shop of $name is open" "$(page_at "$(noted web.address failback)")"
    check 'the object written away is home' 'written away' "$(p s3 cp "s3://$name-media/late & more.txt" -)"
    check 'the old machine is stopped, and stays' stopped \
        "$(p ec2 describe-instances --instance-ids "$instance" --query 'Reservations[0].Instances[0].State.Name')"
    until_is 'the old database is stopped, and stays' stopped p rds describe-db-instances --db-instance-identifier "$name-orders" \
        --query 'DBInstances[0].DBInstanceStatus'
    check 'the plan finds the new machine by its tag, and not the old one' "$(noted web.id failback)" "$(p ec2 describe-instances \
        --filters "Name=tag:Name,Values=$name-web" --query 'Reservations[].Instances[].InstanceId')"
    check 'the bucket replicates again' "farshore-$name" \
        "$(p s3api get-bucket-replication --bucket "$name-media" --query 'ReplicationConfiguration.Rules[].ID')"
}

orders='' instance='' rows=''
make_workload
write_plan
back_up
fail_over
compare
[ -z "${FARSHORE_TEST_ALL:-}" ] || fail_back
echo "equal: $checks checks in $SECONDS s"
