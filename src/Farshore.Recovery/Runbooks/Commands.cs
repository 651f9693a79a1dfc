using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>The plan's own commands, told where everything is as the engine tells them.</summary>
static class Commands
{
    public static readonly ShellFunction Run = new("""
        command_of_plan() { # command_of_plan RESOURCE-OR-STAGE SECONDS LINE: in the plan's folder, told all that is known by now
            (
                cd "$PLAN_FOLDER" || exit 1
                for name in $RESOURCES; do
                    upper=$(echo "$name" | tr '[:lower:]-' '[:upper:]_')
                    for key in address port id made user database; do
                        word=$(echo "$key" | tr '[:lower:]' '[:upper:]' | sed 's/^MADE$/ARN/')
                        export "FARSHORE_${upper}_$word=$(noted "$name.$key")"
                    done
                done
                export FARSHORE_PLAN="$PLAN" FARSHORE_RUN="$RUN" FARSHORE_STAGE="$1" FARSHORE_REGION="${{to_region}}" FARSHORE_RESOURCE="$1"
                FARSHORE_ADDRESS=$(noted "$1.address") FARSHORE_PORT=$(noted "$1.port") FARSHORE_ID=$(noted "$1.id")
                export FARSHORE_ADDRESS FARSHORE_PORT FARSHORE_ID
                timeout "$2" /bin/sh -c "$3"
            )
        }
        """, Speech.Noted);

    static readonly ShellFunction Hook = new("""
        turn() { # turn STAGE SECONDS LINE: a command of the plan's at a turn of the run, once
            case " $SKIP $(noted "turn.$1") " in *" $1 "*) return 0 ;; esac
            say "the plan's command for $1: $3"
            command_of_plan "$1" "$2" "$3" >&2 || fail "the plan's command for $1 failed" \
                "upload what it needs and name its folder (PLAN_FOLDER), or do by hand what it does and run this again with SKIP=$1"
            note "turn.$1" "$1"
        }
        """, Run, Speech.Say, Speech.Fail, Speech.Note);

    public static void Variables(Script script)
    {
        var (plan, isHome) = (script.Plan, script.IsHomeward);
        var own = isHome ? plan.Hooks.StopTraffic ?? plan.Hooks.StartTraffic : plan.Hooks.Fence;
        var hooks = plan.HandOver.Command is not null || own is not null;
        if (!hooks && !plan.Resources.Any(resource => resource.Checks.Any(check => check is CommandCheck))) return;
        script.Heading("The plan has commands of its own: upload them too, and say where they are.")
            .Set("PLAN_FOLDER", ".").Set("RESOURCES", string.Join(' ', plan.Resources.Select(resource => resource.Name)), "Told to them.");
        if (hooks) script.Set("SKIP", null, "Turns that you see to yourself: fence handOver stopTraffic startTraffic");
    }

    /// <summary>One that holds nothing up where it fails: the old primary may be out of reach.</summary>
    public static void Try(Script script, PlanHook hook, string stage)
    {
        script.Use(Hook).Command("(", "turn", stage, $"{(int)hook.Within.TotalSeconds}", ShellText.Word(hook.Command), ")", "||",
            $"say 'going on without: {stage}'");
    }

    /// <param name="script">The runbook.</param>
    /// <param name="hook">The plan's command; null for none.</param>
    /// <param name="stage">What it is told.</param>
    public static void Turn(Script script, PlanHook? hook, string stage)
    {
        if (hook is null) return;
        script.Use(Hook).Command("turn", stage, $"{(int)hook.Within.TotalSeconds}", ShellText.Word(hook.Command));
    }
}
