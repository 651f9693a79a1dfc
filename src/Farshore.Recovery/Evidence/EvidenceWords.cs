namespace Farshore.Recovery.Evidence;

/// <summary>What the words and figures of evidence mean, for somebody who was not there.</summary>
static class EvidenceWords
{
    public static string Meaning(EvidenceReport report)
    {
        var there = report.Regions?.Secondary ?? "the secondary Region";
        var open = report.Resources.Where(resource => !resource.Verified).Select(resource => resource.Name).ToList();
        return report.Verdict switch
        {
            "recovered" => $"Everything the plan names runs in {there}, passed its checks, and its content was compared with the "
                + "recovery set and is equal.",
            "verified" => $"What {there} holds was compared with the recovery set and is equal. Nothing was changed.",
            "rehearsed" => $"Everything the plan names was rebuilt in {there}, apart from everything else, passed its checks, was compared "
                + $"with the recovery set{(report.Teardown is null ? ". It was left standing." : ", and was taken away again.")}",
            "relocated" => $"The workload was moved to {there} on purpose: writers were stopped first, and its content was compared and is "
                + "equal.",
            "returned" => $"The workload is home again: it runs in {report.Regions?.Primary ?? "the primary Region"}, passed its checks, "
                + "and its content was compared and is equal.",
            "partial" => $"The run came to something, but not all of it is proved. Not proved: {string.Join(", ", open)}. "
                + "The reasons stand below, with each resource.",
            "failed" => "The run did not end well, or nothing it made could be proved. The timeline shows where it failed and why.",
            _ => "The run did what it was to do. Runs of this kind prove nothing.",
        };
    }

    public static string Mode(string mode) => mode switch
    {
        "crash" => "killed without warning",
        "stop" => "what the plan names was stopped",
        "declared" => "no disaster was recorded, so the start of the recovery is taken for it",
        "planned" => "planned: writers were stopped first",
        _ => mode,
    };

    /// <summary>What a resource's recovery point was measured by.</summary>
    public static string Basis(string? basis) => basis switch
    {
        "heartbeat" => "by its heartbeat, the newest time found in its data",
        "replication" => "by what replication had brought",
        "drained" => "writers were stopped and everything was brought over first",
        null => "not measured",
        _ => "by the age of the recovery point",
    };

    public static string Type(string type) => type switch { "s3" => "bucket", "ec2" => "machine", "rds" => "database", _ => type };

    public static string ChainTitle(EvidenceReport report) =>
        EvidenceKind.Rebuilds(report.Kind) ? "The chain that decided the recovery time" : "The chain that decided how long it took";
}
