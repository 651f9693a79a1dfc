using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Aws.S3Control;
using Farshore.Region.Hosting;

namespace Farshore.Region.S3Control;

/// <summary>Writes what came of every object, as AWS lays it out: <c>job-ID/results/HASH.csv</c> for the successes and for the failures,
/// and <c>job-ID/manifest.json</c> that names them. Written again, it has the same names.</summary>
sealed class JobReports(RegionContext region, JobTable jobs, JobFiles files)
{
    const int Page = 500;

    public async Task WriteAsync(StoredJob job, CancellationToken cancellationToken)
    {
        var report = job.Request.Report;
        if (!report.Enabled || jobs.CountsOf(job.Id).Ended == 0) return;
        var bucket = JobCheck.BucketOf(report.Bucket, "Report.Bucket");
        var prefix = $"{(string.IsNullOrEmpty(report.Prefix) ? "" : report.Prefix.TrimEnd('/') + "/")}job-{job.Id}";
        List<ReportResult> results = [];
        foreach (var succeeded in report.ReportScope == "AllTasks" ? (bool[])[true, false] : [false])
        {
            if (await WriteResultsAsync(job, succeeded, bucket, prefix, cancellationToken) is { } result) results.Add(result);
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(
            new ReportManifest(
                JobCheck.CsvReport, region.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                results, "Bucket, Key, VersionId, TaskStatus, ErrorCode, HTTPStatusCode, ResultMessage"),
            ReportShapes.Default.ReportManifest);
        var etag = await files.StoreAsync(
            bucket, $"{prefix}/manifest.json", new MemoryStream(manifest), "application/json", cancellationToken);
        await files.StoreAsync(
            bucket, $"{prefix}/manifest.json.md5", new MemoryStream(Encoding.ASCII.GetBytes(etag)), "text/plain", cancellationToken);
    }

    async Task<ReportResult?> WriteResultsAsync(
        StoredJob job, bool succeeded, string bucket, string prefix, CancellationToken cancellationToken)
    {
        var path = files.NewPath(job.Id);
        try
        {
            if (!await WriteLinesAsync(job, succeeded, path, cancellationToken)) return null;
            var key = $"{prefix}/results/{JobFiles.Sha1Of(path)}.csv";
            await files.StoreAsync(bucket, key, path, "text/csv", cancellationToken);
            return new(succeeded ? "succeeded" : "failed", bucket, JobFiles.Md5Of(path), key);
        }
        finally
        {
            File.Delete(path);
        }
    }

    async Task<bool> WriteLinesAsync(StoredJob job, bool succeeded, string path, CancellationToken cancellationToken)
    {
        await using var lines = new StreamWriter(path);
        var after = -1L;
        while (jobs.EndedOf(job.Id, succeeded, after, Page) is { Count: > 0 } page)
        {
            foreach (var task in page)
            {
                var (error, status, message) = task.Outcome!;
                await lines.WriteAsync(CsvLine.Of(
                    task.Bucket, Uri.EscapeDataString(task.Key).Replace("%2F", "/", StringComparison.Ordinal), task.VersionId,
                    succeeded ? "succeeded" : "failed", status.ToString(CultureInfo.InvariantCulture), error, message)
                    .AsMemory(), cancellationToken);
            }

            after = page[^1].Ordinal;
        }

        return after >= 0;
    }
}

/// <summary>The report's own manifest.</summary>
sealed record ReportManifest(string Format, string ReportCreationDate, IReadOnlyList<ReportResult> Results, string ReportSchema);

/// <summary>One file of a report.</summary>
sealed record ReportResult(string TaskExecutionStatus, string Bucket, string MD5Checksum, string Key);

/// <summary>The manifest that the region makes, in the form of an inventory.</summary>
sealed record InventoryManifest(
    string SourceBucket, string DestinationBucket, string Version, string CreationTimestamp, string FileFormat, string FileSchema,
    IReadOnlyList<InventoryFile> Files);

/// <summary>One file of an inventory.</summary>
sealed record InventoryFile(string Key, long Size, [property: JsonPropertyName("MD5checksum")] string Checksum);

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ReportManifest))]
sealed partial class ReportShapes : JsonSerializerContext;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InventoryManifest))]
sealed partial class InventoryShapes : JsonSerializerContext;
