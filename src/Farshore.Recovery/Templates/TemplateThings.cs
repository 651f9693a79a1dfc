using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Templates;

/// <summary>Names, in templates and choices, of the things that may be there before a template is deployed.</summary>
public static class TemplateThings
{
    public const string Vault = "Vault";
    public const string VaultKey = "VaultKey";
    public const string Ledger = "Ledger";
    public const string BackupRole = "BackupRole";
    public const string ReplicationRole = "ReplicationRole";
    public const string OperatorRole = "OperatorRole";

    /// <summary>A thing of one side, where both have one of that name.</summary>
    public static string On(Runs.Side side, string thing) => $"{side}{thing}";

    public static string Bucket(PlanBucket bucket) => $"Bucket{Word(bucket.Name)}";

    public static string Replica(PlanBucket bucket) => $"Replica{Word(bucket.Name)}";

    /// <summary>The stack that holds one side's template.</summary>
    public static string StackOf(Plan plan, Runs.Side side) => $"farshore-{plan.Name}-{side.ToString().ToLowerInvariant()}";

    /// <summary>Logical ids are letters and digits.</summary>
    internal static string Word(string name) => string.Concat(name.Split(['-', '_', '.', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(part => char.ToUpperInvariant(part[0]) + part[1..]).Select(part => string.Concat(part.Where(char.IsAsciiLetterOrDigit))));
}
