namespace Farshore.Recovery.Plans;

/// <summary>The schema of plan files, by which editors complete and explain keys: <c>docs/plan.schema.json</c>, carried by the
/// program.</summary>
public static class PlanSchema
{
    /// <summary>What it is called beside a plan.</summary>
    public const string FileName = "plan.schema.json";

    public static string Read()
    {
        using var schema = typeof(PlanSchema).Assembly.GetManifestResourceStream(FileName)!;
        return new StreamReader(schema).ReadToEnd();
    }
}
