namespace Farshore.Recovery.Runbooks;

/// <summary>Buckets on their way home: by difference, and nothing is deleted at home.</summary>
static class HomeBuckets
{
    static readonly ShellFunction Suspend = new("""
        suspend_rules() { # suspend_rules NAME BUCKET: what comes home must not be sent back as if it were new
            rules=$STATE.$1.replication.json
            [ ! -s "$rules" ] || return 0
            in_primary s3api get-bucket-replication --bucket "$2" --query ReplicationConfiguration --output json \
                > "$rules.new" 2> "$WORK/said" || {
                grep -q ReplicationConfigurationNotFound "$WORK/said" ||
                    fail "the rules of $2 cannot be read: $(cat "$WORK/said")" 'see to that, then run this again'
                return 0
            }
            mv "$rules.new" "$rules"
            in_primary s3api delete-bucket-replication --bucket "$2"
            say "$1: the replication rules of $2 are kept in $rules until the end"
        }

        resume_rules() { # resume_rules NAME BUCKET
            rules=$STATE.$1.replication.json
            [ -s "$rules" ] || return 0
            in_primary s3api put-bucket-replication --bucket "$2" --replication-configuration "file://$rules" ||
                fail "$2 did not get its replication rules back" "put them back from $rules"
            mv "$rules" "$rules.done"
            say "$1: $2 replicates again"
        }
        """, Speech.Say, Speech.Fail);

    static readonly ShellFunction Bring = new("""
        bring_home() { # bring_home NAME BUCKET REPLICA: what the replica has and home has not, or not as it is there
            if [ -z "$SECONDARY_ENDPOINT" ]; then
                in_primary s3 sync "s3://$3" "s3://$2" --source-region "$SECONDARY_REGION" --no-progress >&2 ||
                    fail "$3 did not come home whole" 'see what it said above, mend it and run this again: what has come stays'
                return 0
            fi
            # Addresses of its own: the command line cannot look at two of them at once, so each object is copied by itself.
            in_primary s3api list-objects-v2 --bucket "$2" --query 'Contents[].[Key,Size,ETag]' | LC_ALL=C sort > "$WORK/home"
            in_secondary s3api list-objects-v2 --bucket "$3" --query 'Contents[].[Key,Size,ETag]' | LC_ALL=C sort > "$WORK/away"
            LC_ALL=C comm -13 "$WORK/home" "$WORK/away" | cut -f 1 | grep -vx None > "$WORK/coming" || :
            while IFS= read -r key; do
                in_primary s3api copy-object --bucket "$2" --key "$key" --copy-source "$3/$key" --query CopyObjectResult.ETag \
                    < /dev/null > "$WORK/answer" || fail "$key of $3 did not come home" 'mend that and run this again: what has come stays'
                say "$1: $key came home"
            done < "$WORK/coming"
        }
        """, Speech.Say, Speech.Fail);

    static readonly ShellFunction OnlyAtHome = new("""
        only_at_home() { # only_at_home NAME BUCKET REPLICA: deleted where the workload stood, or written at home meanwhile
            in_primary s3api list-objects-v2 --bucket "$2" --query 'Contents[].[Key]' | LC_ALL=C sort > "$WORK/home"
            in_secondary s3api list-objects-v2 --bucket "$3" --query 'Contents[].[Key]' | LC_ALL=C sort > "$WORK/away"
            LC_ALL=C comm -23 "$WORK/home" "$WORK/away" > "$STATE.$1.only-at-home"
            [ -s "$STATE.$1.only-at-home" ] || return 0
            say "$1: $(wc -l < "$STATE.$1.only-at-home" | tr -d ' ') objects are only in $2, and stay:" \
                "they are listed in $STATE.$1.only-at-home"
        }
        """, Speech.Say);

    public static void SuspendAll(Script script) => Each(script, Suspend, "suspend_rules", false);

    public static void ResumeAll(Script script) => Each(script, Suspend, "resume_rules", false);

    public static void BringAll(Script script) => Each(script, Bring, "bring_home", true);

    public static void CompareAll(Script script) => Each(script, OnlyAtHome, "only_at_home", true);

    static void Each(Script script, ShellFunction function, string name, bool withReplica)
    {
        script.Use(function);
        foreach (var bucket in script.Plan.Buckets)
        {
            var v = ShellText.Variable(bucket.Name);
            script.Line($"{name} {bucket.Name} \"${v}_BUCKET\"{(withReplica ? $" \"${v}_REPLICA\"" : "")}");
        }
    }
}
