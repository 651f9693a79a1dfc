using System.Text.Json.Serialization;
using Farshore.Aws.Backup;
using Farshore.Region.Storage;

namespace Farshore.Region.Backup;

/// <summary>What AWS Backup keeps of plans, and when they are due.</summary>
sealed class PlanState(Database database)
{
    public Database Database => database;

    /// <summary>By id; deleted ones too.</summary>
    public Table<PlanRow> Plans { get; } = new(database, "backup_plans", PlanRows.Default.PlanRow);

    /// <summary>By plan, a slash, and number.</summary>
    public Table<PlanVersion> Versions { get; } = new(database, "backup_plan_versions", PlanRows.Default.PlanVersion);

    /// <summary>By plan, a slash, and id.</summary>
    public Table<SelectionRow> Selections { get; } = new(database, "backup_selections", PlanRows.Default.SelectionRow);

    /// <summary>By name.</summary>
    public Table<TestingPlanRow> TestingPlans { get; } = new(database, "backup_testing_plans", PlanRows.Default.TestingPlanRow);

    /// <summary>By restore testing plan, a slash, and name.</summary>
    public Table<RestoreTestingSelectionForGet> TestingSelections { get; } =
        new(database, "backup_testing_selections", PlanRows.Default.RestoreTestingSelectionForGet);

    /// <summary>When each rule and restore testing plan runs next; nothing where it never does again.</summary>
    public Table<DueRow> Due { get; } = new(database, "backup_due", PlanRows.Default.DueRow);

    /// <summary>A plan that was not deleted.</summary>
    public PlanRow? Find(string id) => Plans.Find(id) is { Deleted: null } plan ? plan : null;
}

/// <summary>A backup plan as it is now.</summary>
sealed record PlanRow(string Id, string Arn, DateTimeOffset Created, string? RequestId, PlanVersion Version)
{
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset? LastExecution { get; init; }

    public DateTimeOffset? Deleted { get; init; }
}

/// <summary>What a plan said from some time on.</summary>
/// <param name="Number">Counts a plan's versions, from 1.</param>
/// <param name="Id">As AWS shows it.</param>
/// <param name="Created">Since when.</param>
/// <param name="Plan">With the ids of its rules.</param>
/// <param name="Fingerprint">The same for the same plan.</param>
sealed record PlanVersion(int Number, string Id, DateTimeOffset Created, BackupPlan Plan, string Fingerprint)
{
    public static string KeyOf(string plan, int number) => $"{plan}/{number:D9}";
}

/// <summary>A selection of a plan's resources.</summary>
sealed record SelectionRow(string Id, string PlanId, BackupSelection Selection, DateTimeOffset Created, string? RequestId)
{
    [JsonIgnore]
    public string Key => KeyOf(PlanId, Id);

    public static string KeyOf(string plan, string id) => $"{plan}/{id}";
}

/// <summary>A restore testing plan as it is now.</summary>
sealed record TestingPlanRow(RestoreTestingPlanForGet Plan, IReadOnlyDictionary<string, string> Tags)
{
    [JsonIgnore]
    public string Name => Plan.RestoreTestingPlanName!;
}

/// <summary>When something runs next.</summary>
/// <param name="Key">The rule: <c>plan/</c>, plan, slash, rule; the restore testing plan: <c>testing/</c>,
/// name; or the end of a restore test: <c>tested/</c>, restore job.</param>
/// <param name="At">A time of its schedule.</param>
sealed record DueRow(string Key, DateTimeOffset At)
{
    public static string OfRule(string plan, string rule) => $"plan/{plan}/{rule}";

    public static string OfTesting(string plan) => $"testing/{plan}";

    public static string OfTested(string restoreJob) => $"tested/{restoreJob}";
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanRow))]
[JsonSerializable(typeof(PlanVersion))]
[JsonSerializable(typeof(SelectionRow))]
[JsonSerializable(typeof(DueRow))]
[JsonSerializable(typeof(TestingPlanRow))]
[JsonSerializable(typeof(RestoreTestingSelectionForGet))]
[JsonSerializable(typeof(BackupPlanInput))]
[JsonSerializable(typeof(BackupSelection))]
sealed partial class PlanRows : JsonSerializerContext;
