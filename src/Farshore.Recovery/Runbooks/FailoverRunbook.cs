using Farshore.Recovery.Plans;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>The runbook of a failover: everything is rebuilt in the secondary without a call to the primary.</summary>
static class FailoverRunbook
{
    public static string Write(RunbookSource source)
    {
        var (script, plan) = (new Script(source), source.Plan);
        var restored = plan.InOrder.Where(resource => resource is not PlanBucket).ToList();
        Head.Variables(script);
        Access.AddTo(script, plan.Secondary, "secondary");
        if (restored.Count > 0) Vault(script);
        Rebuild.Variables(script, restored);
        if (plan.Buckets.Any()) script.Heading("The buckets that stand in for those of the primary.");
        foreach (var bucket in plan.Buckets) script.Set($"{ShellText.Variable(bucket.Name)}_REPLICA", bucket.Replica);
        script.Heading("Turns of the run.");
        ChecksPart.Variables(script);
        Commands.Variables(script);
        if (plan.Approvals.Any(turn => turn is "restore" or "handOver"))
            script.Set("APPROVED", null, "What a person has approved beforehand: restore handOver");

        Head.Begin(script);
        script.Section("may this be done?");
        Access.Check(script, plan.Secondary, "secondary");
        if (restored.Count > 0) Ready(script);
        Replicas(script);
        Unresolved(script);
        if (plan.Hooks.Fence is not null)
        {
            script.Section("keep the old primary from serving");
            Commands.Try(script, plan.Hooks.Fence, "fence");
        }

        Rebuild.AddTo(script, restored);
        HandOverPart.AddTo(script);
        End(script);
        return script.Write(Head.Of(source));
    }

    static void Vault(Script script)
    {
        // A role is of one account: in another one the role of that name is meant.
        var isOneAccount = script.Plan.Primary.Account == script.Plan.Secondary.Account;
        var set = script.Source.Set;
        script.Heading("Where the recovery points are, and the role that AWS Backup restores as (name or ARN).")
            .Set("SECONDARY_VAULT", set?.SecondaryVault ?? script.Plan.Vaults.Secondary)
            .Set("BACKUP_ROLE", isOneAccount && set is { BackupRole.Length: > 0 } ? set.BackupRole : script.Plan.Roles.Backup);
    }

    static void Ready(Script script) => script.Line("""
        # IAM is not asked: its control plane is in us-east-1 and may be what was lost.
        case $BACKUP_ROLE in arn:*) ;; *) BACKUP_ROLE=arn:aws:iam::$SECONDARY_ACCOUNT:role/service-role/$BACKUP_ROLE ;; esac
        VAULT_KEY=$(in_secondary backup describe-backup-vault --backup-vault-name "$SECONDARY_VAULT" --query EncryptionKeyArn) ||
            fail "there is no vault $SECONDARY_VAULT in $SECONDARY_REGION" \
                'correct SECONDARY_VAULT; aws backup list-backup-vaults lists them'
        case $VAULT_KEY in None | *alias/aws/*) VAULT_KEY='' ;; esac
        """);

    /// <summary>Buckets need no restore, but they must be there.</summary>
    static void Replicas(Script script)
    {
        foreach (var bucket in script.Plan.Buckets)
        {
            var v = ShellText.Variable(bucket.Name);
            script.Line($"""
                in_secondary s3api head-bucket --bucket "${v}_REPLICA" > "$WORK/answer" ||
                    fail "the replica ${v}_REPLICA of {bucket.Bucket} cannot be read" \
                        'correct its name, or the permissions of these credentials'
                note {bucket.Name}.id "${v}_REPLICA"
                """);
        }
    }

    static void Unresolved(Script script)
    {
        if (script.Source.Translation?.Sheet.Unresolved.ToList() is not { Count: > 0 } open) return;
        script.Why("When this was written, something of the primary had nothing in the secondary that stands for it. Correct the plan and "
            + "write this anew, or give the variables above and UNRESOLVED=fine.");
        foreach (var one in open) script.Why($"UNRESOLVED: {one.Resource}'s {one.Field} {one.Old}: {one.Why}");
        script.Set("UNRESOLVED", null, "fine: go on although something had nothing that stands for it; see below.");
        script.Line($"[ \"$UNRESOLVED\" = fine ] || fail 'nothing here stands for {open.Count} identifiers of the primary' \\")
            .Line("    'they are listed in this file: search it for UNRESOLVED'");
    }

    static void End(Script script)
    {
        script.Section("what stands now", "Only the first end counts: running this again changes no times.");
        script.Line("[ -n \"$(noted ended)\" ] || note ended \"$(date +%s)\"")
            .Line("printf '\\n%s of %s, %s\\n' \"$PLAN\" \"$RUN\" \"$SECONDARY_REGION\"");
        foreach (var resource in script.Plan.InOrder)
        {
            script.Line($"printf '%s\\t%s\\t%s\\t%s\\n' {resource.Name} \"$(noted {resource.Name}.id)\" "
                + $"\"$(noted {resource.Name}.address)\" \"$(noted {resource.Name}.point)\"");
        }

        StandingPart.AddTo(script);
        script.Line($"printf 'RTO %s s of {(long)script.Plan.Objectives.Rto.TotalSeconds} s, from the first start of this script\\n' "
            + "\"$(($(noted ended) - $(noted started)))\"");
    }
}
