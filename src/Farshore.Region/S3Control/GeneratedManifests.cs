using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Farshore.Aws.S3Control;

namespace Farshore.Region.S3Control;

/// <summary>Leaves the list that the region made for its reader, in the form of an inventory: a compressed CSV file and a manifest that
/// names it.</summary>
sealed class GeneratedManifests(JobTable jobs, JobFiles files)
{
    const int Page = 1000;

    public async Task<S3GeneratedManifestDescriptor> WriteAsync(
        StoredJob job, string source, S3ManifestOutputLocation output, CancellationToken cancellationToken)
    {
        var bucket = JobCheck.BucketOf(output.Bucket, "ManifestOutputLocation.Bucket");
        var prefix = $"{(string.IsNullOrEmpty(output.ManifestPrefix) ? "" : output.ManifestPrefix.TrimEnd('/') + "/")}job-{job.Id}";
        var path = files.NewPath(job.Id);
        try
        {
            await WriteLinesAsync(job, path, cancellationToken);
            var data = $"{prefix}/data/{JobFiles.Sha1Of(path)}.csv.gz";
            await files.StoreAsync(bucket, data, path, "application/gzip", cancellationToken);
            var created = job.CreationTime.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var manifest = JsonSerializer.SerializeToUtf8Bytes(
                new InventoryManifest(
                    source, output.Bucket, "2021-11-30", created, "CSV", "Bucket, Key, VersionId",
                    [new(data, new FileInfo(path).Length, JobFiles.Md5Of(path))]),
                InventoryShapes.Default.InventoryManifest);
            var key = $"{prefix}/manifest.json";
            var etag = await files.StoreAsync(bucket, key, new MemoryStream(manifest), "application/json", cancellationToken);
            return new()
            {
                Format = JobCheck.GeneratedManifest,
                Location = new() { ObjectArn = $"{output.Bucket}/{key}", ETag = etag },
            };
        }
        finally
        {
            File.Delete(path);
        }
    }

    async Task WriteLinesAsync(StoredJob job, string path, CancellationToken cancellationToken)
    {
        await using var lines = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        var after = -1L;
        while (jobs.TasksOf(job.Id, after, Page) is { Count: > 0 } page)
        {
            foreach (var task in page)
            {
                await lines.WriteAsync(CsvLine.Of(task.Bucket, Uri.EscapeDataString(task.Key), task.VersionId).AsMemory(),
                    cancellationToken);
            }

            after = page[^1].Ordinal;
        }
    }
}
