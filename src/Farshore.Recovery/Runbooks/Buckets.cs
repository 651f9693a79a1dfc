namespace Farshore.Recovery.Runbooks;

/// <summary>Whether buckets are replicated: shown by an object that is written and followed, and by what one side lacks.</summary>
static class Buckets
{
    static readonly ShellFunction Versioned = new("""
        versioned() { # versioned in_primary|in_secondary BUCKET: without versions S3 does not replicate
            found=$("$1" s3api get-bucket-versioning --bucket "$2" --query Status) ||
                fail "the bucket $2 cannot be looked at" 'correct its name, or make it; its owner may have to let you in'
            [ "$found" = Enabled ] || fail "the bucket $2 is not versioned ($found)" \
                "aws s3api put-bucket-versioning --bucket $2 --versioning-configuration Status=Enabled"
        }
        """, Speech.Fail);

    static readonly ShellFunction WriteMark = new("""
        write_mark() { # write_mark NAME BUCKET: an object of its own, which replication has to bring over
            [ -z "$(noted "$1.mark")" ] || return 0
            printf '%s\n' "$RUN" > "$WORK/mark"
            version=$(in_primary s3api put-object --bucket "$2" --key "$MARK" --body "$WORK/mark" --query VersionId) ||
                fail "$2 cannot be written to" 'whoever runs this must be let write one object, or set MARK empty to go without'
            note "$1.mark" "$version"
        }
        """, Speech.Fail, Speech.Noted, Speech.Note);

    static readonly ShellFunction FollowMark = new("""
        follow_mark() { # follow_mark NAME BUCKET REPLICA: waits until it is there, then takes that version away on both sides
            [ -z "$(noted "$1.replicated")" ] || return 0
            version=$(noted "$1.mark")
            wait_until "$1, object $MARK" COMPLETED 'FAILED None' in_primary s3api head-object --bucket "$2" --key "$MARK" \
                --version-id "$version" --query ReplicationStatus ||
                fail "what is written to $2 is not replicated to $3 ($state)" \
                    'None: no replication rule covers it. FAILED: its role or a key lacks a permission. Mend that and run this again'
            in_secondary s3api head-object --bucket "$3" --key "$MARK" --version-id "$version" --query ETag > "$WORK/mark" ||
                fail "$2 is replicated, but not to $3" 'correct the replication rule or the plan'
            in_primary s3api delete-object --bucket "$2" --key "$MARK" --version-id "$version" > "$WORK/mark"
            in_secondary s3api delete-object --bucket "$3" --key "$MARK" --version-id "$version" > "$WORK/mark"
            note "$1.replicated" "replicated at $(date -u +%Y-%m-%dT%H:%M:%SZ)"
        }
        """, Waits.Until, Speech.Noted, Speech.Note);

    static readonly ShellFunction Backlog = new("""
        backlog() { # backlog NAME BUCKET REPLICA: what the replica does not have, by key and size
            in_primary s3api list-objects-v2 --bucket "$2" --query 'Contents[].[Key,Size]' | LC_ALL=C sort > "$WORK/here"
            in_secondary s3api list-objects-v2 --bucket "$3" --query 'Contents[].[Key,Size]' | LC_ALL=C sort > "$WORK/there"
            LC_ALL=C comm -23 "$WORK/here" "$WORK/there" | grep -v '^None$' > "$WORK/missing" || :
            missing=$(wc -l < "$WORK/missing" | tr -d ' ')
            [ "$missing" -gt 0 ] || return 0
            say "$1: $missing objects are not in $3 as they are in $2, the first of them:"
            head -n 5 "$WORK/missing" >&2
            say "$1: what is older than the rule needs S3 Batch Replication, or, in $SECONDARY_REGION:" \
                "aws s3 sync s3://$2 s3://$3 --source-region $PRIMARY_REGION"
        }
        """, Speech.Say);

    public static void Variables(Script script)
    {
        if (!script.Plan.Buckets.Any()) return;
        script.Heading("Buckets. The object MARK is written, followed, and taken away again; empty for none.");
        foreach (var bucket in script.Plan.Buckets) Names(script, bucket);
        script.Set("MARK", ".farshore-mark").Set("COMPARE", "yes", "Lists both buckets and compares; slow with millions of objects.");
    }

    /// <summary>The names of a bucket and its replica.</summary>
    public static void Names(Script script, Plans.PlanBucket bucket)
    {
        var v = ShellText.Variable(bucket.Name);
        script.Set($"{v}_BUCKET", bucket.Bucket).Set($"{v}_REPLICA", bucket.Replica);
    }

    /// <summary>Before anything slow: whether they can be replicated at all, and an object to follow.</summary>
    public static void Mark(Script script)
    {
        script.Section("buckets: can they be replicated?").Use(Versioned, WriteMark);
        foreach (var bucket in script.Plan.Buckets)
        {
            var v = ShellText.Variable(bucket.Name);
            script.Line($"versioned in_primary \"${v}_BUCKET\"").Line($"versioned in_secondary \"${v}_REPLICA\"")
                .Line($"[ -z \"$MARK\" ] || write_mark {bucket.Name} \"${v}_BUCKET\"");
        }
    }

    /// <summary>After it: whether that object has arrived, and what else has not.</summary>
    public static void Follow(Script script)
    {
        script.Section("buckets: are they replicated?").Use(FollowMark, Backlog);
        foreach (var bucket in script.Plan.Buckets)
        {
            var v = ShellText.Variable(bucket.Name);
            var names = $"{bucket.Name} \"${v}_BUCKET\" \"${v}_REPLICA\"";
            script.Line($"[ -z \"$MARK\" ] || follow_mark {names}").Line($"[ \"$COMPARE\" != yes ] || backlog {names}");
        }
    }
}
