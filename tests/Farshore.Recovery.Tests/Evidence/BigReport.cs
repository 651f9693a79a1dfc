using Farshore.Recovery.Evidence;

namespace Farshore.Recovery.Tests.Evidence;

/// <summary>Evidence that has something in every place, with as many steps as wanted.</summary>
static class BigReport
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static EvidenceReport Of(int steps) => EvidenceReportTests.Sample with
    {
        Notes = ["The restore of web by AWS Backup failed (InsufficientInstanceCapacity); it took the direct way, RunInstances."],
        By = "ana@desk",
        Version = "0.1.0",
        StartedAt = Start,
        EndedAt = Start.AddSeconds(45),
        Regions = new("us-east-1", "eu-west-1"),
        SkewTargetSeconds = 60,
        Steps = [.. Steps(steps)],
        CriticalPath = new(30, [.. Steps(steps).Where(step => step.Resource == "db0").Select(step => step.Name)]),
        ProofSheet =
        [
            new("web", "security group", "sg-0aaa", "sg-0bbb", "made by this run as captured"),
            new("web", "key pair", "ops", null, "the plan leaves it out"),
        ],
        Blackout = new("us-east-1", []),
        Teardown = new(["vpc-0123", "i-0456"], []),
        Divergence = [new("orders", 3, 120, "3 rows were written only in us-east-1 after the set")],
        Approvals = [new("restore", "bo@desk", Start.AddSeconds(3))],
        History =
        [
            .. Enumerable.Range(1, 10).Reverse().Select(day => new EvidencePast(
                $"drill-{day:000000}", "drill", "rehearsed", Start.AddDays(day - 30), 60 + day, 1800 - (90 * day), 1.5)),
        ],
        PlanFile = new("plan: shop\nprimary: { region: us-east-1 }\n", new string('a', 64)),
        Signature = new(new string('b', 64), "arn:aws:kms:eu-west-1:123456789012:key/1234", "ECDSA_SHA_256", "MEUCIQ=="),
    };

    static IEnumerable<EvidenceStep> Steps(int count)
    {
        yield return new("read the recovery set", null, "done", Start, 0.8, null, "preparing");
        string[] work = ["start the restore of", "restore", "find the address of", "check", "hand over"];
        string[] phases = ["restoring", "restoring", "restoring", "checking", "handing over"];
        double[] took = [0.4, 14, 0.3, 2.5, 0.01];
        for (var place = 0; place < count - 1; place++)
        {
            var (one, kind) = (place / work.Length, place % work.Length);
            var from = 1 + (one % 7) + took.Take(kind).Sum();
            var failed = one == 3 && kind == 3;
            yield return new($"{work[kind]} db{one}", $"db{one}", failed ? "failed" : "done", Start.AddSeconds(from),
                Math.Round(took[kind] * (1 + (one % 3 * 0.2)), 3), failed ? "the page answered 503 for 2 min" : null, phases[kind]);
        }
    }
}
