using System.Text.Json;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Evidence;

/// <summary>What a plan's recoveries and rehearsals measured, one after the other: kept in this home and, so that another machine sees
/// them, in the ledger.</summary>
public sealed class RunHistory
{
    readonly RunDatabase database;

    public RunHistory(RunDatabase database)
    {
        this.database = database;
        database.Write((connection, transaction) => RunDatabase.Execute(connection, transaction, """
            CREATE TABLE IF NOT EXISTS history (
              run TEXT PRIMARY KEY, plan TEXT NOT NULL, started_at TEXT NOT NULL, body TEXT NOT NULL) STRICT
            """));
    }

    public static EvidencePast Of(EvidenceReport report) => new(report.Run, report.Kind, report.Verdict,
        report.StartedAt ?? DateTimeOffset.UnixEpoch, report.Rpo.MeasuredSeconds, report.Rto.MeasuredSeconds, report.SkewSeconds);

    public void Put(string plan, EvidencePast past)
    {
        var body = JsonSerializer.Serialize(past, EvidenceShapes.Default.EvidencePast);
        database.Write((connection, transaction) => RunDatabase.Execute(connection, transaction,
            "INSERT INTO history (run, plan, started_at, body) VALUES ($run, $plan, $at, $body) ON CONFLICT DO UPDATE SET body = $body",
            ("$run", past.Run), ("$plan", plan), ("$at", past.StartedAt.UtcDateTime.ToString("O")), ("$body", body)));
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<EvidencePast> List(string plan, int most = 100) => database.Query(
        "SELECT body FROM history WHERE plan = $plan ORDER BY started_at DESC, run LIMIT $most",
        row => JsonSerializer.Deserialize(row.GetString(0), EvidenceShapes.Default.EvidencePast)!, ("$plan", plan), ("$most", most));

    /// <summary>Writes a run down in the ledger.</summary>
    public static Task ShareAsync(Ledger ledger, string plan, EvidencePast past, CancellationToken cancellationToken) =>
        ledger.PutAsync($"{Prefix(plan)}{past.StartedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{past.Run}.json",
            JsonSerializer.Serialize(past, EvidenceShapes.Default.EvidencePast), cancellationToken);

    /// <summary>What this home and the ledger know together, newest first.</summary>
    public async Task<IReadOnlyList<EvidencePast>> MergedAsync(
        Amazon.S3.IAmazonS3 s3, string bucket, string plan, int most, CancellationToken cancellationToken)
    {
        var mine = List(plan, most);
        var known = mine.Select(past => past.Run).ToHashSet(StringComparer.Ordinal);
        var ledger = new Ledger(s3, bucket, plan);
        var theirs = (await KeysAsync(s3, bucket, plan, cancellationToken)).TakeLast(most)
            .Where(key => !known.Any(run => key.EndsWith($"-{run}.json", StringComparison.Ordinal))).ToList();
        var read = await Task.WhenAll(theirs.Select(key => ledger.GetAsync(key, cancellationToken)));
        return [.. read.OfType<string>().Select(body => JsonSerializer.Deserialize(body, EvidenceShapes.Default.EvidencePast)!)
            .Concat(mine).OrderByDescending(past => past.StartedAt).Take(most)];
    }

    static string Prefix(string plan) => $"{plan}/history/";

    static async Task<IReadOnlyList<string>> KeysAsync(
        Amazon.S3.IAmazonS3 s3, string bucket, string plan, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        var request = new Amazon.S3.Model.ListObjectsV2Request { BucketName = bucket, Prefix = Prefix(plan) };
        Amazon.S3.Model.ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            keys.AddRange((page.S3Objects ?? []).Select(found => found.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);
        return keys;
    }
}
