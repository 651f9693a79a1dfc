namespace Farshore.Recovery.Plans;

/// <summary>What can be judged of a plan's stacks only with its resources in hand.</summary>
static class StackChecks
{
    public static void Run(Plan plan, PlanLines lines, List<PlanProblem> problems)
    {
        var resources = plan.Resources.DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
        var stacks = plan.Stacks.DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (var twin in plan.Stacks.Where(one => one.Name.Length > 0).GroupBy(one => one.Name).Where(group => group.Count() > 1))
            problems.Add(new(lines.OfStack(twin.Key, "name", twin.Count() - 1),
                $"there are {twin.Count()} stacks named '{twin.Key}'; names must differ"));
        foreach (var twin in plan.Stacks.Where(one => one.StackName is not null).GroupBy(one => one.StackName!)
            .Where(group => group.Count() > 1))
            problems.Add(new(lines.OfValue(twin.Key), $"{twin.Count()} stacks are to be called '{twin.Key}'; each needs its own name"));
        foreach (var stack in plan.Stacks.Where(one => resources.ContainsKey(one.Name)))
            problems.Add(new(lines.OfStack(stack.Name, "name"),
                $"stack {stack.Name}: a resource is called '{stack.Name}' too; 'needs' could not tell them apart"));
        foreach (var stack in plan.Stacks)
        {
            Needs(stack, resources, stacks, fault => problems.Add(new(lines.OfStack(stack.Name, "needs"), fault)));
            References(stack, resources, stacks, fault => problems.Add(new(lines.OfStack(stack.Name, "parameters"), fault)));
        }

        if (StackOrder.Circle(plan.Stacks) is { } circle)
            problems.Add(new(lines.Of("stacks"), $"stacks need each other in a circle: {circle}"));
    }

    static void Needs(PlanStack stack, Dictionary<string, PlanResource> resources, Dictionary<string, PlanStack> stacks, Action<string> say)
    {
        foreach (var need in stack.Needs)
        {
            if (stacks.TryGetValue(need, out var other)) Late(stack, other, say);
            else if (!resources.ContainsKey(need))
                say($"stack {stack.Name}: needs '{need}', but there is no such resource or stack; there are: "
                    + string.Join(", ", resources.Keys.Concat(stacks.Keys).Where(name => name != stack.Name)));
            else if (stack.IsBefore)
                say($"stack {stack.Name}: needs '{need}', but it is deployed before anything is restored: 'when: after'");
        }
    }

    static void References(
        PlanStack stack, Dictionary<string, PlanResource> resources, Dictionary<string, PlanStack> stacks, Action<string> say)
    {
        foreach (var reference in stack.References().Where(one => one.Fault() is null))
        {
            var at = $"stack {stack.Name}: ${{{reference.Text}}}";
            if (reference.Resource is { } name)
            {
                var wrong = resources.GetValueOrDefault(name) switch
                {
                    null => $"there is no resource '{name}'; there are: {string.Join(", ", resources.Keys)}",
                    _ when stack.IsBefore => "it is deployed before anything is restored: 'when: after'",
                    PlanBucket when reference.Field is not ("id" or "arn") => "a bucket has no address of its own: 'id' or 'arn'",
                    PlanMachine when reference.Field is "port" or "user" or "database" => "a machine has none: 'address', 'id' or 'arn'",
                    _ => null,
                };
                if (wrong is not null) say($"{at}: {wrong}");
            }
            else if (reference.Stack is { } other)
            {
                if (!stacks.TryGetValue(other, out var found))
                    say($"{at}: there is no stack '{other}'; there are: {string.Join(", ", stacks.Keys)}");
                else Late(stack, found, say);
            }
        }
    }

    static void Late(PlanStack stack, PlanStack other, Action<string> say)
    {
        if (stack.IsBefore && !other.IsBefore)
            say($"stack {stack.Name}: is deployed before anything is restored, but {other.Name}, which it needs, is deployed after");
    }
}
