using System.Text;

namespace Farshore.Recovery.Runbooks;

/// <summary>What a person reads first: what the script does, where to run it, and from what it was written.</summary>
static class Head
{
    public static string Of(RunbookSource source)
    {
        var (plan, text) = (source.Plan, new StringBuilder("#!/bin/sh\n"));
        Script.Remark(text, $"Runbook: {source.KindName} of {plan.Name}, {plan.Primary.Region} and {plan.Secondary.Region}.", "");
        text.Append("#\n");
        foreach (var part in Parts(source))
        {
            Script.Remark(text, part, "");
            text.Append("#\n");
        }

        text.Append("# It needs the AWS CLI (1 or 2) and a POSIX shell; curl and psql for the checks, where they are there.\n\n");
        return text.Append("set -eu\n\n").ToString();
    }

    static IEnumerable<string> Parts(RunbookSource source)
    {
        var plan = source.Plan;
        yield return source.Kind switch
        {
            RunbookKind.Backup => "Backs every machine and database up at one moment, copies the recovery points to "
                + $"{plan.Secondary.Region}, and looks whether the buckets are replicated.",
            RunbookKind.Failover => $"Rebuilds everything in {plan.Secondary.Region}, checks it, and leads users there. It asks nothing of "
                + $"{plan.Primary.Region}, so it works while that Region is lost. It deletes nothing.",
            _ => $"Brings everything home from {plan.Secondary.Region} to {plan.Primary.Region}, with what was written meanwhile. What ran "
                + "at home before is stopped and stays; nothing is deleted on either side.",
        };
        var region = source.Kind is RunbookKind.Failover ? plan.Secondary.Region : plan.Primary.Region;
        yield return $"To run it: open AWS CloudShell in {region}, upload this file (Actions, Upload file), then: "
            + $"sh {plan.Name}-{source.KindName}.sh";
        yield return "It may be interrupted and run again: what it has begun is noted in a file beside it (STATE), bears tags and tokens, "
            + "and is found again, not made twice. Delete that file to begin from the start.";
        yield return $"Written {source.WrittenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC from plan {plan.Name}"
            + (source.Set is { } set ? $" and recovery set {set.Set}, of {set.Youngest.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."
                : "; no recovery set was there, so what was captured of the primary is not in it.");
    }

    /// <summary>The variables that every runbook has.</summary>
    public static void Variables(Script script)
    {
        var (plan, kind) = (script.Plan, script.Source.KindName);
        script.Set("PLAN", plan.Name).Set("STATE", $"{plan.Name}-{kind}.state", "Where it is noted how far this came.")
            .Set("WAIT_MINUTES", "240", "How long any one thing is waited for, and seconds between two looks.").Set("PAUSE", "10");
    }

    /// <summary>Makes ready: settings of the command line, a folder that goes with the script, the run's name.</summary>
    public static void Begin(Script script)
    {
        script.Use(Speech.Say, Speech.Fail, Speech.Noted, Speech.Note).Line().Line("""
            export AWS_PAGER='' AWS_DEFAULT_OUTPUT=text AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=8
            export AWS_STS_REGIONAL_ENDPOINTS=regional # credentials are asked for in the Region itself, not in us-east-1
            command -v aws > /dev/null || fail 'the AWS CLI is not here' 'run this in AWS CloudShell, or install it'
            umask 077
            WORK=$(mktemp -d)
            trap 'rm -rf "$WORK"' EXIT
            trap 'exit 130' INT TERM
            case $STATE in /*) ;; *) STATE=$(cd "$(dirname "$0")" && pwd)/$STATE ;; esac
            : >> "$STATE"
            if [ -z "$(noted run)" ]; then
                STARTED=$(date +%s)
                note started "$STARTED"
                note run "$(printf '%s-%x' "$PLAN" "$STARTED")"
            fi
            RUN=$(noted run) # in names, tags and tokens
            """);
    }
}
