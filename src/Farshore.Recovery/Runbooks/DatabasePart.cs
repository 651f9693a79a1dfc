using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>A database: its restore, and what a restore leaves out.</summary>
static class DatabasePart
{
    // A DB instance identifier has at most 63 characters, and the script's own ending takes up to twelve of them.
    const int LongestIdentifier = 50;

    static readonly ShellFunction Available = new("""
        db_state() { # db_state ID: settled once nothing that was asked for is still on its way
            {{to}} rds describe-db-instances --db-instance-identifier "$1" --query 'DBInstances[0].[DBInstanceStatus,
                VpcSecurityGroups[0].Status, DBParameterGroups[0].ParameterApplyStatus, PendingModifiedValues.MasterUserPassword]' \
                > "$WORK/db" || return 1
            read -r status groups parameters password < "$WORK/db"
            case $groups:$parameters:$password in
            *adding* | *removing* | *:applying:* | *:\*\*\*\*) echo "$status, settling" ;;
            *) echo "$status" ;;
            esac
        }

        available() { # available NAME ID
            {{to}} rds wait db-instance-available --db-instance-identifier "$2" || fail "database $2, restored for $1, is not available" \
                "see why: aws rds describe-events --source-type db-instance --source-identifier $2"
            wait_until "$1, database $2" available 'failed restore-error storage-full incompatible-restore incompatible-network' \
                db_state "$2" || fail "database $2, restored for $1, is $state" 'mend that in the console and run this again'
        }
        """, Waits.Until, Speech.Fail);

    static readonly ShellFunction PutRight = new("""
        right_database() { # right_database NAME GROUPS PARAMETERS OPTIONS PROTECTED PASSWORD: what a restore leaves out
            id=$(noted "$1.made")
            {{to}} rds add-tags-to-resource --resource-name "$id" --tags \
                "Key=farshore:plan,Value=$PLAN" "Key=farshore:run,Value=$RUN" "Key=farshore:source,Value=$1"
            id=${id##*:}
            note "$1.id" "$id"
            available "$1" "$id"
            if [ -z "$(noted "$1.right")" ] && [ "$2$3$4$5$6" != false ]; then
                {
                    printf '{"DBInstanceIdentifier": "%s", "ApplyImmediately": true' "$id"
                    # shellcheck disable=SC2086 # ids of groups, each a word
                    [ -z "$2" ] || printf ', "VpcSecurityGroupIds": %s' "$(list $2)"
                    [ -z "$3" ] || printf ', "DBParameterGroupName": "%s"' "$(json "$3")"
                    [ -z "$4" ] || printf ', "OptionGroupName": "%s"' "$(json "$4")"
                    [ "$5" != true ] || printf ', "DeletionProtection": true'
                    [ -z "$6" ] || printf ', "MasterUserPassword": "%s"' "$(json "$6")"
                    printf '}'
                } > "$WORK/$1.right" # in a file only you can read: a password has no place on a command line
                {{to}} rds modify-db-instance --cli-input-json "file://$WORK/$1.right" --query DBInstance.DBInstanceStatus \
                    > "$WORK/answer" || fail "database $id could not be put right" \
                        'mend what RDS named above (in the environment) and run this again'
                rm "$WORK/$1.right"
                available "$1" "$id"
            fi
            note "$1.right" yes
            case $({{to}} rds describe-db-instances --db-instance-identifier "$id" \
                --query 'DBInstances[0].DBParameterGroups[].ParameterApplyStatus') in
            *pending-reboot*)
                {{to}} rds reboot-db-instance --db-instance-identifier "$id" --query DBInstance.DBInstanceStatus > "$WORK/answer"
                available "$1" "$id"
                ;;
            esac
            {{to}} rds describe-db-instances --db-instance-identifier "$id" \
                --query 'DBInstances[0].[Endpoint.Address,Endpoint.Port,MasterUsername,DBName]' > "$WORK/answer"
            read -r address port user database < "$WORK/answer"
            note "$1.address" "$address"
            note "$1.port" "$port"
            note "$1.user" "$user"
            note "$1.database" "$(echo "$database" | sed 's/^None$/postgres/')"
            say "$1: $id at $address:$port"
        }
        """, Available, Speech.Say, Speech.List, Speech.Noted, Speech.Note);

    /// <summary>Asks for a password that is not in the environment; it is kept in no file.</summary>
    public static readonly ShellFunction Secret = new("""
        secret() { # secret VARIABLE WHAT: the password in the environment, or asked for
            eval "value=\${$1:-}"
            if [ -z "$value" ] && [ -t 0 ]; then
                printf '%s (%s): ' "$2" "$1" >&2
                stty -echo
                read -r value
                stty echo
                printf '\n' >&2
            fi
            [ -n "$value" ] || fail "$2 is not known" "give it in the environment: $1"
            printf '%s' "$value"
        }
        """, Speech.Fail);

    public static void Variables(Script script, PlanDatabase database, DatabaseTarget? target)
    {
        var (v, plan) = (ShellText.Variable(database.Name), database.Restore);
        if (!script.IsHomeward) script.Set($"{v}_POINT", null, "The recovery point; empty for the newest in the vault.");
        script.Set($"{v}_IDENTIFIER", plan.Identifier, "Its new identifier; empty for one made from its old one.")
            .Set($"{v}_CLASS", target?.Class ?? plan.Class)
            .Set($"{v}_SUBNET_GROUP", target is null ? plan.SubnetGroup : target.SubnetGroup)
            .Set($"{v}_GROUPS", Restoring.There(target?.SecurityGroups ?? plan.SecurityGroups))
            .Set($"{v}_PARAMETER_GROUP", target is null ? plan.ParameterGroup : target.ParameterGroup)
            .Set($"{v}_OPTION_GROUP", target is null ? plan.OptionGroup : target.OptionGroup)
            .Set($"{v}_MULTI_AZ", Word(target?.MultiAZ ?? plan.MultiAZ))
            .Set($"{v}_PUBLIC", Word(target?.PubliclyAccessible ?? plan.PubliclyAccessible))
            .Set($"{v}_USER", database.User, "Whom checks log in as; empty for the master user. Passwords are never in this file.")
            .Set($"{v}_DATABASE", database.Database);
    }

    public static void Start(Script script, Restoring one, bool isTranslated)
    {
        var (n, v, database) = (one.Name, one.V, (PlanDatabase)one.Resource);
        var old = script.Source.Set?.Find(n)?.Captured?.Id ?? (database.Instance.Length > 0 ? database.Instance : n);
        if (old.Length > LongestIdentifier) old = old[..LongestIdentifier].TrimEnd('-');
        script.Use(RestorePart.Recall, RestorePart.Start, Speech.List);
        script.Why($"{n}. Without AWS Backup, where it refuses: aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier (the "
            + $"end of its recovery point, awsbackup:…) with the values above; then echo '{n}.made=arn:…:db:…' >> "
            + "the file STATE, and run this again.");
        script.Line($"[ -n \"${v}_IDENTIFIER\" ] || {v}_IDENTIFIER={old}-${{RUN##*-}}$(noted {n}.restore.attempt | sed 's/^/-/')")
            .Line($"if [ -z \"$(noted {n}.restore)$(noted {n}.made)\" ]; then")
            .Line($"    recall {n}")
            .Line($"    travels {n} DBInstanceClass Port MultiAZ PubliclyAccessible AutoMinorVersionUpgrade LicenseModel Engine Iops \\")
            .Line("        StorageThroughput StorageType CopyTagsToSnapshot EnableIAMDatabaseAuthentication");
        if (!isTranslated) Mapping.Fill(script, $"{v}_SUBNET_GROUP", $"{v}_GROUPS", n, "DBSubnetGroupName", "VpcSecurityGroupIds");
        script.Line($"    member {n} DBInstanceIdentifier \"${v}_IDENTIFIER\"")
            .Line($"    member {n} DeletionProtection false")
            .Line($"    member {n} DBInstanceClass \"${v}_CLASS\"")
            .Line($"    member {n} DBSubnetGroupName \"${v}_SUBNET_GROUP\"")
            .Line("    # shellcheck disable=SC2086 # ids, each a word")
            .Line($"    [ -z \"${v}_GROUPS\" ] || member {n} VpcSecurityGroupIds \"$(list ${v}_GROUPS)\"")
            .Line($"    member {n} DBParameterGroupName \"${v}_PARAMETER_GROUP\"")
            .Line($"    member {n} OptionGroupName \"${v}_OPTION_GROUP\"")
            .Line($"    member {n} MultiAZ \"${v}_MULTI_AZ\"")
            .Line($"    member {n} PubliclyAccessible \"${v}_PUBLIC\"")
            .Line($"    start_restore {n} RDS").Line("fi");
    }

    public static void Finish(Script script, Restoring one, DatabaseTarget? target)
    {
        var (n, v, database) = (one.Name, one.V, (PlanDatabase)one.Resource);
        script.Use(PutRight);
        var password = "''";
        if (database.Restore.MasterPassword is { } secret)
        {
            script.Use(Secret);
            script.Line($"{v}_MASTER=$(secret {SecretVariable(v + "_MASTER_PASSWORD", secret)} 'the new master password of {n}')");
            password = $"\"${v}_MASTER\"";
        }

        script.Line($"finish_restore {n}");
        script.Command("right_database", n, $"\"${v}_GROUPS\"", $"\"${v}_PARAMETER_GROUP\"", $"\"${v}_OPTION_GROUP\"",
            target?.IsProtected is true ? "true" : "false", password);
        if (target?.Tags is { Count: > 0 } tags)
        {
            script.Command([$"{script.To} rds add-tags-to-resource --resource-name \"$(noted {n}.made)\" --tags",
                .. ShellText.Tags(tags)]);
        }
    }

    /// <summary>The environment variable with a secret: the plan's own, or one named for what it is.</summary>
    public static string SecretVariable(string otherwise, PlanSecret? secret) =>
        secret?.Env is { } named && named.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !char.IsAsciiDigit(named[0])
            ? named : otherwise;

    static string? Word(bool? flag) => flag is { } known ? known ? "true" : "false" : null;
}
