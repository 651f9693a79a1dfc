using Farshore.Aws;
using Farshore.Aws.S3Control;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3Control;

/// <summary>Fills a job's list of objects, page by page, from a bucket or from a manifest that somebody wrote.</summary>
sealed class JobPreparation(
    RegionContext region, JobTable jobs, JobFiles files, ReplicationRoles roles, ReplicationConfigurations rules, BucketTable buckets)
{
    const int Page = 1000;

    /// <summary>One step.</summary>
    /// <returns>Whether the list is complete.</returns>
    /// <exception cref="JobFailedException">The job cannot be done.</exception>
    public async Task<bool> StepAsync(StoredJob job, CancellationToken cancellationToken)
    {
        if (roles.ProblemWith(job.Request.RoleArn) is { } problem) throw new JobFailedException("AssumeRoleNotPermitted", problem);
        if (job.Request.ManifestGenerator?.S3JobManifestGenerator is { } generator)
            return await ListAsync(job, generator, cancellationToken);
        await ReadAsync(job, job.Request.Manifest!, cancellationToken);
        return true;
    }

    async Task<bool> ListAsync(StoredJob job, S3JobManifestGenerator generator, CancellationToken cancellationToken)
    {
        var name = JobCheck.BucketOf(generator.SourceBucket, "SourceBucket");
        CheckSource(job, generator, name);
        var last = job.Listed ?? new("", 0);
        var page = region.Database.Read(connection => VersionTable.After(connection, At(name, last), Page));
        var here = page.TakeWhile(version => version.Bucket == name).ToList();
        var isReplication = job.Request.Operation.S3ReplicateObject is not null;
        var filter = new ManifestFilter(generator.Filter, rules.Find(name), isReplication);
        var ordinal = jobs.CountsOf(job.Id).Total;
        var tasks = here.Where(filter.Takes).Select(version => new JobTask(ordinal++, name, version.Key, version.VersionId)).ToList();
        var listed = here.Count == 0 ? last : new(here[^1].Key, here[^1].Sequence);
        await jobs.AddTasksAsync(job.Id, tasks, current => current with { Listed = listed }, cancellationToken);
        if (here.Count == Page) return false;
        if (generator.ManifestOutputLocation is { } output) await WriteManifestAsync(job, name, output, cancellationToken);
        return true;
    }

    void CheckSource(StoredJob job, S3JobManifestGenerator generator, string name)
    {
        if (buckets.Find(name) is not { } bucket) throw new JobFailedException("SrcBucketNotFound", $"{region.Name} has no bucket {name}");
        if (generator.ExpectedBucketOwner is { } owner && owner != (bucket.Owner ?? region.Account))
            throw new JobFailedException("AccessDenied", $"{name} does not belong to {owner}");
        Need(job, "s3:PutInventoryConfiguration", $"arn:aws:s3:::{name}");
        if (generator.Filter?.EligibleForReplication is not true && job.Request.Operation.S3ReplicateObject is null) return;
        Need(job, "s3:GetReplicationConfiguration", $"arn:aws:s3:::{name}");
        if (rules.Find(name) is null)
            throw new JobFailedException(ReplicationReasons.NoConfiguration, $"{name} has no replication configuration");
    }

    void Need(StoredJob job, string action, string resource)
    {
        if (!roles.Allows(job.Request.RoleArn, action, resource))
            throw new JobFailedException("AccessDenied", $"{job.Request.RoleArn} is not allowed to {action} on {resource}");
    }

    // A marker of the primary key's order; the first page begins before every key.
    static StoredVersion At(string bucket, ManifestPlace place) => new()
    {
        Bucket = bucket, Key = place.Key, Sequence = place.Sequence, VersionId = "", LastModified = default,
    };

    async Task ReadAsync(StoredJob job, JobManifest manifest, CancellationToken cancellationToken)
    {
        var resource = Arn.Parse(manifest.Location.ObjectArn).Resource;
        var (bucket, key) = (resource[..resource.IndexOf('/')], resource[(resource.IndexOf('/') + 1)..]);
        var action = manifest.Location.ObjectVersionId is null ? "s3:GetObject" : "s3:GetObjectVersion";
        if (!roles.Allows(job.Request.RoleArn, action, manifest.Location.ObjectArn))
            throw new JobFailedException("109.AccessDenied", "Reading the manifest is forbidden: AccessDenied");
        var path = files.NewPath(job.Id);
        try
        {
            await files.FetchAsync(bucket, key, manifest.Location.ObjectVersionId, manifest.Location.ETag, path, cancellationToken);
            await ReadLinesAsync(job, manifest.Spec.Fields!, path, cancellationToken);
        }
        catch (AwsException failed) when (failed.Status < 500)
        {
            throw new JobFailedException(failed.Code, $"Reading the manifest failed: {failed.Message}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    async Task ReadLinesAsync(StoredJob job, IReadOnlyList<string> fields, string path, CancellationToken cancellationToken)
    {
        // Lines that an earlier process took over already are passed by.
        var (there, ordinal) = (jobs.CountsOf(job.Id).Total, 0L);
        List<JobTask> page = [];
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (line.Length == 0) continue;
            if (ordinal >= there) page.Add(TaskOf(CsvLine.Read(line), fields, ordinal));
            ordinal++;
            if (page.Count < Page) continue;
            await jobs.AddTasksAsync(job.Id, page, static current => current, cancellationToken);
            page = [];
        }

        if (page.Count > 0) await jobs.AddTasksAsync(job.Id, page, static current => current, cancellationToken);
        if (ordinal == 0) throw new JobFailedException("InvalidManifest", "The manifest has no objects");
    }

    static JobTask TaskOf(List<string> line, IReadOnlyList<string> fields, long ordinal)
    {
        if (line.Count != fields.Count)
        {
            throw new JobFailedException(
                "InvalidManifest", $"Line {ordinal + 1} of the manifest has {line.Count} fields instead of {fields.Count}");
        }

        string? Field(string name) => fields.ToList().IndexOf(name) is >= 0 and var at && line[at].Length > 0 ? line[at] : null;
        return new(ordinal, Field("Bucket") ?? "", System.Net.WebUtility.UrlDecode(Field("Key") ?? ""), Field("VersionId"));
    }

    async Task WriteManifestAsync(StoredJob job, string bucket, S3ManifestOutputLocation output, CancellationToken cancellationToken)
    {
        Need(job, "s3:PutObject", $"{output.Bucket}/{output.ManifestPrefix}");
        var descriptor = await new GeneratedManifests(jobs, files).WriteAsync(job, bucket, output, cancellationToken);
        await jobs.UpdateAsync(job.Id, current => current with { GeneratedManifest = descriptor }, cancellationToken);
    }
}
