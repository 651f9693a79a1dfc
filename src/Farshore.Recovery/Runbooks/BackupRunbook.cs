using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>The runbook of a backup: recovery points of everything at one moment, in the other Region, and the buckets looked at.</summary>
static class BackupRunbook
{
    static readonly ShellFunction Moment = new("""
        moment() { # moment NAME: when its recovery point was begun
            when=$(in_primary backup describe-recovery-point --backup-vault-name "$PRIMARY_VAULT" \
                --recovery-point-arn "$(noted "$1.point")" --query CreationDate) || when='not known'
            case $when in
            *[!0-9.]*) echo "$when" ;;
            *) date -u -d "@${when%.*}" +%Y-%m-%dT%H:%M:%SZ 2> "$WORK/said" || echo "$when" ;; # version 1 says seconds since 1970
            esac
        }
        """, Speech.Noted);

    public static string Write(RunbookSource source)
    {
        var (script, plan) = (new Script(source), source.Plan);
        var backedUp = plan.InOrder.Where(resource => resource is not PlanBucket).ToList();
        Head.Variables(script);
        Access.AddTo(script, plan.Primary, "primary");
        Access.AddTo(script, plan.Secondary, "secondary");
        if (backedUp.Count > 0) Role(script, plan);
        if (backedUp.Count > 0) script.Heading("What is backed up. Empty: it is looked for.");
        foreach (var resource in backedUp) Finding.Variable(script, resource);
        Buckets.Variables(script);

        Head.Begin(script);
        script.Section("may this be done?");
        Access.Check(script, plan.Primary, "primary");
        Access.Check(script, plan.Secondary, "secondary");
        if (backedUp.Count > 0) Ready(script, plan, backedUp);
        if (plan.Buckets.Any()) Buckets.Mark(script);
        if (backedUp.Count > 0)
        {
            script.Section("recovery points, and their copies");
            BackupPart.AddTo(script, backedUp, resource => $"{ShellText.Variable(resource.Name)}_ARN");
        }

        if (plan.Buckets.Any()) Buckets.Follow(script);
        End(script, backedUp);
        return script.Write(Head.Of(source));
    }

    static void Role(Script script, Plan plan)
    {
        script.Heading("Where recovery points go, and the role that AWS Backup acts as (name or ARN).")
            .Set("PRIMARY_VAULT", plan.Vaults.Primary).Set("SECONDARY_VAULT", plan.Vaults.Secondary).Set("BACKUP_ROLE", plan.Roles.Backup);
    }

    static void Ready(Script script, Plan plan, IReadOnlyList<PlanResource> backedUp)
    {
        script.Line($$"""
            case $BACKUP_ROLE in
            arn:*) ;;
            *) BACKUP_ROLE=$(in_primary iam get-role --role-name "$BACKUP_ROLE" --query Role.Arn) ||
                fail "there is no role $BACKUP_ROLE for AWS Backup" \
                    'make it (the console of AWS Backup does at its first use), or give BACKUP_ROLE' ;;
            esac
            in_primary backup describe-backup-vault --backup-vault-name "$PRIMARY_VAULT" > "$WORK/vault" ||
                fail "there is no vault $PRIMARY_VAULT in $PRIMARY_REGION" \
                    "aws backup create-backup-vault --backup-vault-name $PRIMARY_VAULT"
            VAULT_ARN=$(in_secondary backup describe-backup-vault --backup-vault-name "$SECONDARY_VAULT" --query BackupVaultArn) ||
                fail "there is no vault $SECONDARY_VAULT in $SECONDARY_REGION" \
                    'make one with a customer managed key: copies of machines and databases cannot use aws/backup'
            """);
        foreach (var resource in backedUp) Finding.InPrimary(script, resource);
    }

    static void End(Script script, IReadOnlyList<PlanResource> backedUp)
    {
        script.Section("what there is now");
        script.Line("printf '\\nRecovery set %s of %s\\n' \"$RUN\" \"$PLAN\"");
        if (backedUp.Count > 0) script.Use(Moment);
        foreach (var resource in backedUp)
        {
            script.Line($"printf '%s\\t%s\\n\\t%s\\n\\t%s\\n' {resource.Name} \"$(moment {resource.Name})\" "
                + $"\"$(noted {resource.Name}.point)\" \\\n    \"$(noted {resource.Name}.copy)\"");
        }

        foreach (var bucket in script.Plan.Buckets)
            script.Line($"printf '%s\\t%s\\n' {bucket.Name} \"$(noted {bucket.Name}.replicated)\"");
        script.Why("The next run of this script takes a set of its own.");
        script.Line("mv \"$STATE\" \"$STATE.done\"");
    }
}
