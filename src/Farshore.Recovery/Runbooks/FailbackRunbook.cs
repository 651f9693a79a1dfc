using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>The runbook of the way home: what was written away comes along, and what ran at home stays, stopped.</summary>
static class FailbackRunbook
{
    public static string Write(RunbookSource source)
    {
        source = source with { Translation = AtHome(source) };
        var (script, plan) = (new Script(source), source.Plan);
        var restored = plan.InOrder.Where(resource => resource is not PlanBucket).ToList();
        Variables(script, restored);

        Head.Begin(script);
        script.Section("may this be done?");
        Access.Check(script, plan.Primary, "primary");
        Access.Check(script, plan.Secondary, "secondary");
        if (restored.Count > 0) Ready(script, restored);
        if (plan.Approvals.Contains("relocate")) script.Use(Speech.Approve).Line("approve relocate");
        if (plan.Buckets.Any())
        {
            script.Section("bring the buckets home while people still work");
            HomeBuckets.SuspendAll(script);
            HomeBuckets.BringAll(script);
        }

        Standstill(script);
        if (restored.Count > 0) BringMachines(script, restored);
        HandOverPart.AddTo(script);
        Commands.Turn(script, plan.Hooks.StartTraffic, "startTraffic");
        End(script, restored);
        return script.Write(Head.Of(source));
    }

    /// <summary>What it was like at home, as it was captured there: that is how it comes to stand again.</summary>
    static Translated? AtHome(RunbookSource source) => source.Set is not { } set ? null : new(new([]), NetworkOrder.Nothing)
    {
        Machines = source.Plan.Machines.ToDictionary(machine => machine.Name, machine => Of(set.Find(machine.Name)?.Captured?.Machine)),
        Databases = source.Plan.Databases.ToDictionary(one => one.Name, one => Of(set.Find(one.Name)?.Captured?.Database)),
    };

    static MachineTarget Of(CapturedMachine? home) => new()
    {
        InstanceType = home?.InstanceType,
        SubnetId = home?.SubnetId,
        SecurityGroups = home?.SecurityGroups ?? [],
        Profile = home?.InstanceProfileArn is { } profile ? profile[(profile.LastIndexOf('/') + 1)..] : null,
        KeyName = home?.KeyName,
        RequiresTokens = home?.RequiresTokens,
        IsProtected = home?.DisableApiTermination is true,
        Tags = Machines.Own(home?.Tags),
    };

    static DatabaseTarget Of(CapturedDatabase? home) => new()
    {
        Class = home?.Class,
        SubnetGroup = home?.SubnetGroup is "default" ? null : home?.SubnetGroup,
        SecurityGroups = home?.SecurityGroups ?? [],
        ParameterGroup = home?.ParameterGroup,
        MultiAZ = home?.MultiAZ,
        PubliclyAccessible = home?.PubliclyAccessible,
        IsProtected = home?.DeletionProtection is true,
        Tags = Machines.Own(home?.Tags),
    };

    static void Variables(Script script, IReadOnlyList<PlanResource> restored)
    {
        var plan = script.Plan;
        Head.Variables(script);
        Access.AddTo(script, plan.Primary, "primary");
        Access.AddTo(script, plan.Secondary, "secondary");
        if (restored.Count > 0)
        {
            script.Heading("The vaults, there and at home, and the role that AWS Backup acts as in each account (name or ARN).")
                .Set("SECONDARY_VAULT", plan.Vaults.Secondary).Set("HOME_VAULT", plan.Vaults.Primary + Reversal.Ending)
                .Set("HOME_KEY", plan.Vaults.Key, "The alias of its key; both are made where they are missing.")
                .Set("BACKUP_ROLE", plan.Roles.Backup).Set("HOME_ROLE", plan.Roles.Backup);
        }

        Rebuild.HomeVariables(script, restored);
        if (plan.Buckets.Any()) script.Heading("Buckets, at home and there.");
        foreach (var bucket in plan.Buckets) Buckets.Names(script, bucket);
        script.Heading("Turns of the run.");
        script.Set("TRAFFIC_IS_STOPPED", null, "yes: nobody writes any more, neither there nor at home.");
        ChecksPart.Variables(script);
        Commands.Variables(script);
        if (plan.Approvals.Any(turn => turn is "relocate" or "handOver"))
            script.Set("APPROVED", null, "What a person has approved beforehand: relocate handOver");
    }

    static void Ready(Script script, IReadOnlyList<PlanResource> restored)
    {
        script.Line("case $BACKUP_ROLE in arn:*) ;; *) BACKUP_ROLE=arn:aws:iam::$SECONDARY_ACCOUNT:role/service-role/$BACKUP_ROLE ;; esac")
            .Line("case $HOME_ROLE in arn:*) ;; *) HOME_ROLE=arn:aws:iam::$PRIMARY_ACCOUNT:role/service-role/$HOME_ROLE ;; esac")
            .Use(HomePart.HomeVault).Line("home_vault");
        script.Why("What serves there now is found by the tags that a failover gave it.");
        foreach (var resource in restored)
        {
            var (function, name) = resource is PlanMachine
                ? (HomePart.StandingMachine, "standing_machine") : (HomePart.StandingDatabase, "standing_database");
            script.Use(function).Line($"{name} {resource.Name} \"${ShellText.Variable(resource.Name)}_AWAY\"");
        }
    }

    static void Standstill(Script script)
    {
        var hook = script.Plan.Hooks.StopTraffic;
        script.Section("stop writers: from here on until the end nobody writes");
        if (hook is not null) script.Line("if [ \"$TRAFFIC_IS_STOPPED\" != yes ]; then");
        Commands.Turn(script, hook, "stopTraffic");
        if (hook is not null) script.Line("fi");
        else
        {
            script.Use(Speech.Fail).Line("""
                [ "$TRAFFIC_IS_STOPPED" = yes ] || fail 'writers must be stopped before the last of the data is taken' \
                    'stop them, then run this again with TRAFFIC_IS_STOPPED=yes'
                """);
        }

        if (!script.Plan.Buckets.Any()) return;
        HomeBuckets.BringAll(script);
        HomeBuckets.CompareAll(script);
    }

    static void BringMachines(Script script, IReadOnlyList<PlanResource> restored)
    {
        script.Section("the last of machines and databases, and what ran at home at rest");
        foreach (var machine in restored.OfType<PlanMachine>())
        {
            var v = ShellText.Variable(machine.Name);
            script.Use(HomePart.RestMachine).Line($"id=$(noted {machine.Name}.away)").Line("rest_machine in_secondary \"${id##*/}\"")
                .Line($"[ -z \"${v}_OLD\" ] || rest_machine in_primary \"${v}_OLD\"");
        }

        foreach (var database in restored.OfType<PlanDatabase>())
        {
            var v = ShellText.Variable(database.Name);
            script.Use(HomePart.RestDatabase).Line($"[ -z \"${v}_OLD\" ] || rest_database in_primary \"${v}_OLD\"");
        }

        foreach (var resource in restored) script.Line($"{ShellText.Variable(resource.Name)}_HERE=$(noted {resource.Name}.away)");
        BackupPart.AddTo(script, restored, resource => $"{ShellText.Variable(resource.Name)}_HERE");
        Rebuild.WavesOf(script, restored, NetworkPart.Names(NetworkOrder.Nothing));
        foreach (var machine in restored.OfType<PlanMachine>().Where(machine => machine is { Tag: not null, InstanceId: null }))
        {
            script.Use(HomePart.PassTag).Command("pass_tag", machine.Name, $"\"${ShellText.Variable(machine.Name)}_OLD\"",
                ShellText.Word(machine.Tag!.Key), ShellText.Word(machine.Tag.Value));
        }

        script.Section("what served there comes to rest");
        foreach (var database in restored.OfType<PlanDatabase>())
            script.Line($"id=$(noted {database.Name}.away)").Line("rest_database in_secondary \"${id##*:}\"");
    }

    static void End(Script script, IReadOnlyList<PlanResource> restored)
    {
        script.Section("protect again");
        if (script.Plan.Buckets.Any()) HomeBuckets.ResumeAll(script);
        script.Line("[ -n \"$(noted ended)\" ] || note ended \"$(date +%s)\"")
            .Line("printf '\\n%s is home, %s, in %s s\\n' \"$PLAN\" \"$RUN\" \"$(($(noted ended) - $(noted started)))\"");
        foreach (var resource in restored)
            script.Line($"printf '%s\\t%s\\t%s\\n' {resource.Name} \"$(noted {resource.Name}.id)\" \"$(noted {resource.Name}.address)\"");
        script.Line("echo 'Put these ids into the plan, and take a backup now: until then nothing here could be recovered.'");
    }
}
