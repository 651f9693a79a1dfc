using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>Finds what the plan names where it runs: machines and databases by id or tag, as ARNs.</summary>
static class Finding
{
    static readonly ShellFunction OnlyOne = new("""
        only_one() { # only_one WHAT ARN…: what was found, where exactly one was
            if [ "$#" -ne 2 ] || [ "$2" = None ]; then
                fail "$(($# - 1)) found for $1" 'correct the plan, or give the ARN of the right one in the environment'
            fi
            echo "$2"
        }
        """, Speech.Fail);

    /// <summary>The variable with a resource's ARN, empty where only the Region can say it.</summary>
    public static void Variable(Script script, PlanResource resource)
    {
        var arn = script.Source.Set?.Find(resource.Name)?.Captured?.Arn;
        script.Set($"{ShellText.Variable(resource.Name)}_ARN", arn, $"{resource.Name} ({resource.Type}) in {script.Plan.Primary.Region}");
    }

    /// <summary>Settles a resource's ARN by asking the Region that it runs in.</summary>
    public static void InPrimary(Script script, PlanResource resource)
    {
        var (v, region) = (ShellText.Variable(resource.Name), "$PRIMARY_REGION");
        if (resource is PlanMachine { InstanceId: { } id })
        {
            script.Line($"[ -n \"${v}_ARN\" ] || {v}_ARN=arn:aws:ec2:{region}:$PRIMARY_ACCOUNT:instance/{id}");
            return;
        }

        script.Use(OnlyOne);
        script.Line($"if [ -z \"${v}_ARN\" ]; then");
        script.Command([$"    found=$(in_primary", .. Ask(resource), ")"]);
        // What is found stands in words of its own: ids and ARNs have no blanks.
        script.Line("    # shellcheck disable=SC2086");
        script.Line($"    {v}_ARN=$(only_one {resource.Name} $found)");
        if (resource is PlanMachine) script.Line($"    {v}_ARN=arn:aws:ec2:{region}:$PRIMARY_ACCOUNT:instance/${v}_ARN");
        script.Line("fi");
    }

    static IReadOnlyList<string> Ask(PlanResource resource) => resource switch
    {
        PlanMachine { Tag: { } tag } =>
        [
            "ec2", "describe-instances", "--filters", ShellText.Filter($"tag:{tag.Key}", tag.Value), "--query",
            "\"Reservations[].Instances[?!contains(['terminated','shutting-down'],State.Name)][].InstanceId\"",
        ],
        PlanDatabase { Tag: { } tag } =>
        [
            "rds", "describe-db-instances", "--query", ShellText.Word(
                $"DBInstances[?TagList[?Key=={ShellText.Literal(tag.Key)}&&Value=={ShellText.Literal(tag.Value)}]].DBInstanceArn"),
        ],
        PlanDatabase database =>
        [
            "rds", "describe-db-instances", "--db-instance-identifier", ShellText.Word(database.Instance), "--query",
            "'DBInstances[].DBInstanceArn'",
        ],
        _ => throw new InvalidOperationException($"{resource.Type} is not looked for"),
    };
}
