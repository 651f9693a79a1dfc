using YamlDotNet.Core;

namespace Farshore.Recovery.Plans;

/// <summary>Reads a plan file: either a plan in which nothing is wrong, or everything that is wrong with it, line by line.</summary>
public static class PlanReader
{
    static readonly TimeSpan RpoByDefault = TimeSpan.FromMinutes(15);
    static readonly TimeSpan RtoByDefault = TimeSpan.FromHours(1);

    /// <exception cref="PlanException">The file is missing or cannot be used.</exception>
    public static Plan ReadFile(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return Read(File.ReadAllText(full), full);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlanException(path,
                [new(0, "there is no such file; docs/plan.md has an example, and farshore demo --plan FILE writes one")]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new PlanException(path,
                [new(0, Directory.Exists(full) ? "is a folder, not a plan file" : "may not be read by this user")]);
        }
    }

    /// <param name="text">The plan in YAML.</param>
    /// <param name="file">Full path of the file it is from; relative paths in it start at its folder.</param>
    /// <exception cref="PlanException">It cannot be used.</exception>
    public static Plan Read(string text, string file)
    {
        List<PlanProblem> problems = [];
        var tree = Tree(text, problems);
        var plan = tree switch
        {
            YamlMap map => Whole(new(map, "plan", problems), text, file),
            { } other => Refuse(problems, other.Line, other is YamlText { Text: "" } ? "the file is empty"
                : $"a plan is a group of keys, not {other.Kind}"),
            null => null,
        };
        if (plan is not null) CrossChecks.Run(plan, new((YamlMap)tree!), problems);
        return problems.Count == 0 ? plan! : throw new PlanException(file, [.. problems.OrderBy(problem => problem.Line).Distinct()]);
    }

    static YamlTree? Tree(string text, List<PlanProblem> problems)
    {
        try
        {
            return YamlTree.Read(text, problems.Add);
        }
        catch (YamlException failure)
        {
            problems.Add(new((int)failure.Start.Line, $"this is not YAML: {failure.InnerException?.Message ?? failure.Message}")
            {
                Column = (int)failure.Start.Column,
            });
            return null;
        }
    }

    static Plan? Refuse(List<PlanProblem> problems, int line, string message)
    {
        problems.Add(new(line, message));
        return null;
    }

    static Plan Whole(PlanSection section, string text, string file)
    {
        var name = section.RequiredMatching("plan", "the plan's name, e.g. 'plan: shop'", PlanForms.Name,
            "lower-case letters, digits and hyphens, beginning with a letter");
        var config = section.Text("awsConfigFile") is { } path ? From(file, path) : null;
        var (primary, secondary) = (RegionReader.Read(section, "primary"), RegionReader.Read(section, "secondary"));
        var plan = new Plan
        {
            Name = name,
            File = file,
            Text = text,
            AwsConfigFile = config,
            Primary = primary,
            Secondary = secondary,
            Objectives = Objectives(section),
            Vaults = Vaults(section),
            Roles = Roles(section, name),
            Ledger = section.RequiredMatching("ledger", "a bucket in the secondary for the record of recovery sets", PlanForms.Bucket,
                BucketForm),
            Retention = Retention(section),
            Backup = BackupReader.Read(section),
            Network = NetworkReader.Network(section),
            Drill = NetworkReader.Drill(section),
            Hooks = HookReader.Hooks(section),
            Approvals = HookReader.Approvals(section),
            Schedule = ScheduleReader.Schedule(section),
            EvidenceKey = EvidenceKey(section),
            Notifications = ScheduleReader.Notifications(section),
            Stacks = StackReader.Read(section, file),
            Resources = ResourceReader.Read(section, new(file, primary, secondary)),
        };
        plan = plan with { HandOver = HookReader.HandOver(section, plan.Resources) };
        section.Close();
        return plan;
    }

    static PlanObjectives Objectives(PlanSection plan)
    {
        var section = plan.Child("objectives", "objectives");
        var objectives = new PlanObjectives(section?.Span("rpo") ?? RpoByDefault, section?.Span("rto") ?? RtoByDefault)
        {
            Skew = section?.Span("skew"),
        };
        if (section?.Span("drillAge") is { } age) objectives = objectives with { DrillAge = age };
        section?.Close();
        return objectives;
    }

    static PlanVaults Vaults(PlanSection plan)
    {
        const string Form = "2 to 50 letters, digits, hyphens and underscores";
        var section = plan.Child("vaults", "vaults");
        var vaults = new PlanVaults(
            section?.Matching("primary", PlanForms.Vault, Form) ?? "farshore",
            section?.Matching("secondary", PlanForms.Vault, Form) ?? "farshore",
            section?.Matching("key", PlanForms.KeyAlias,
                "the alias of a customer managed key, e.g. alias/farshore (aws/backup cannot take these copies)")
                ?? "alias/farshore");
        section?.Close();
        return vaults;
    }

    static string? EvidenceKey(PlanSection plan)
    {
        var section = plan.Child("evidence", "evidence");
        var key = section?.Text("key");
        section?.Close();
        return key;
    }

    static PlanRoles Roles(PlanSection plan, string name)
    {
        const string Form = "an IAM role's name or ARN";
        var section = plan.Child("roles", "roles");
        var roles = new PlanRoles(
            section?.Matching("backup", PlanForms.Role, Form) ?? "AWSBackupDefaultServiceRole",
            section?.Matching("replication", PlanForms.Role, Form) ?? $"farshore-{name}-replication");
        section?.Close();
        return roles;
    }

    static PlanRetention Retention(PlanSection plan)
    {
        if (plan.Child("retention", "retention") is not { } section) return new();
        const int Most = 9999;
        var usual = new PlanRetention();
        var retention = new PlanRetention(section.Count("last", 1, Most) ?? usual.Last, section.Count("daily", 0, Most) ?? usual.Daily,
            section.Count("weekly", 0, Most) ?? usual.Weekly, section.Count("monthly", 0, Most) ?? usual.Monthly);
        section.Close();
        return retention;
    }

    internal const string BucketForm = "a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots";

    internal static string From(string file, string path) => Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(file))!);
}
