namespace Farshore.Recovery.Plans;

/// <summary>What can only be judged with the whole plan in hand.</summary>
static class CrossChecks
{
    const int NamesAtOnce = 20;

    public static void Run(Plan plan, PlanLines lines, List<PlanProblem> problems)
    {
        if (plan.Primary.Region.Length > 0 && plan.Primary.Region == plan.Secondary.Region)
        {
            problems.Add(new(lines.Of("secondary"), $"primary and secondary are the same Region, {plan.Primary.Region}: "
                + "its loss would take the copies too; name another Region as the secondary"));
        }

        Names(plan, problems, lines);
        Buckets(plan, problems, lines);
        Needs(plan, problems, lines);
        Records(plan, problems, lines);
        StackChecks.Run(plan, lines, problems);
        foreach (var database in plan.Databases.Where(NeedsPassword).Where(database => database.Password is null))
            problems.Add(new(lines.OfResource(database.Name, "name"), $"resource {database.Name}: its sql checks need 'password'"));
    }

    static void Names(Plan plan, List<PlanProblem> problems, PlanLines lines)
    {
        foreach (var twin in plan.Resources.Where(resource => resource.Name.Length > 0).GroupBy(resource => resource.Name)
            .Where(group => group.Count() > 1))
            problems.Add(new(lines.OfResource(twin.Key, "name", twin.Count() - 1),
                $"there are {twin.Count()} resources named '{twin.Key}'; names must differ"));
    }

    static void Buckets(Plan plan, List<PlanProblem> problems, PlanLines lines)
    {
        var uses = plan.Buckets.SelectMany(bucket =>
            new[] { (bucket.Bucket, Use: $"bucket of {bucket.Name}"), (Bucket: bucket.Replica, Use: $"replica of {bucket.Name}") })
            .Append((Bucket: plan.Ledger, Use: "ledger"));
        foreach (var shared in uses.Where(use => use.Bucket.Length > 0).GroupBy(use => use.Bucket).Where(group => group.Count() > 1))
        {
            problems.Add(new(lines.OfValue(shared.Key),
                $"bucket '{shared.Key}' is used more than once: {string.Join(", ", shared.Select(use => use.Use))}; each needs its own"));
        }
    }

    static void Needs(Plan plan, List<PlanProblem> problems, PlanLines lines)
    {
        var names = plan.Resources.Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            foreach (var unknown in resource.Needs.Where(need => !names.Contains(need)))
            {
                problems.Add(new(lines.OfResource(resource.Name, "needs"),
                    $"resource {resource.Name}: needs '{unknown}', but there is no such resource; {Known(names)}"));
            }

            foreach (var unknown in Targets(resource).SelectMany(PlanForms.Placeholders)
                .Where(name => name.Contains('.', StringComparison.Ordinal))
                .Select(name => name.Split('.')[0]).Distinct().Where(other => other != resource.Name && !resource.Needs.Contains(other)))
            {
                problems.Add(new(lines.OfResource(resource.Name, "name"),
                    $"resource {resource.Name}: a check speaks of {{{unknown}.…}}, so '{unknown}' must stand in its 'needs'"));
            }
        }

        if (NeedsOrder.Circle(plan.Resources) is { } circle)
            problems.Add(new(lines.Of("resources"), $"'needs' goes round in a circle: {circle}"));
    }

    static void Records(Plan plan, List<PlanProblem> problems, PlanLines lines)
    {
        var resources = plan.Resources.DistinctBy(resource => resource.Name).ToDictionary(resource => resource.Name);
        foreach (var record in plan.HandOver.Records.Where(record => record.Resource.Length > 0))
        {
            var wrong = resources.GetValueOrDefault(record.Resource) switch
            {
                null => $"points at '{record.Resource}', but there is no such resource; {Known(resources.Keys)}",
                PlanBucket => $"points at the bucket '{record.Resource}', which has no address of its own: name a machine or a database",
                PlanDatabase when record.Type is "A" =>
                    $"points at the database '{record.Resource}', which answers at a name: 'type: CNAME'",
                _ => null,
            };
            if (wrong is not null) problems.Add(new(lines.OfValue(record.Name), $"handOver: the record {record.Name} {wrong}"));
        }

        foreach (var twin in plan.HandOver.Records.Where(record => record.Name.Length > 0)
            .GroupBy(record => (record.Zone, record.Name.ToLowerInvariant())).Where(group => group.Count() > 1))
        {
            problems.Add(new(lines.OfValue(twin.Last().Name),
                $"handOver: there are {twin.Count()} records {twin.Key.Item2} in {twin.Key.Zone}; a name is handed over once"));
        }
    }

    static string Known(ICollection<string> names) => $"there are: {string.Join(", ", names.Take(NamesAtOnce))}"
        + (names.Count > NamesAtOnce ? $" and {names.Count - NamesAtOnce} more" : "");

    static IEnumerable<string> Targets(PlanResource resource) => resource.Checks
        .Select(check => check switch { HttpCheck http => http.Url, TcpCheck tcp => tcp.Target, _ => "" })
        .Append(resource.Heartbeat?.Http ?? "");

    static bool NeedsPassword(PlanDatabase database) =>
        database.Checks.Any(check => check is SqlCheck) || database.Heartbeat?.Sql is not null;
}
