using Farshore.Recovery;
using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Proofs;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Equality;

/// <summary>One comparison of a bucket with its replica: under way, or what it came to.</summary>
sealed class Comparison(RecoveryEngine engine, Plan plan, PlanBucket bucket, TimeProvider time, string by) : IDisposable
{
    // A Region that takes connections and never answers is as good as gone to somebody who looks.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    readonly CancellationTokenSource stop = new();
    readonly DateTimeOffset startedAt = time.GetUtcNow();
    volatile string state = "running";
    volatile string? problem;
    DateTimeOffset? endedAt;
    IReadOnlyList<ClassAnswer> cures = [];

    public string Id { get; } = Guid.NewGuid().ToString("n")[..12];

    public SideBySideTally Tally { get; } = new();

    public bool IsRunning => state is "running";

    /// <summary>How many versions the newest set has of it.</summary>
    public long? Expected { get; private set; }

    public void Stop() => stop.Cancel();

    public async Task RunAsync(CancellationToken serverEnds)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, serverEnds);
        var folder = Directory.CreateTempSubdirectory("farshore-equality-");
        var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names) { Folder = folder.FullName }, false);
        try
        {
            cures = [.. Enum.GetValues<DifferenceClass>().Select(what =>
                new ClassAnswer(Word(what), 0, 0, DifferenceCure.Of(what, plan, bucket, world)))];
            state = await CompareAsync(world, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            (problem, state) = ("it was stopped before its end", "stopped");
        }
        catch (Exception failure)
        {
            // Whatever it was, it is told on the page: nobody waits for the task, and a comparison that never ends tells nothing.
            (problem, state) = (Failure.AsRefusal(failure) ?? Failure.Transient(failure) ?? failure.Message, "failed");
        }
        finally
        {
            endedAt = time.GetUtcNow();
            held.Dispose();
            folder.Delete(recursive: true);
        }
    }

    public ComparisonAnswer Answer(bool withClasses)
    {
        var counts = Tally.Counts;
        return new(Id, bucket.Name, bucket.Bucket, bucket.Replica, plan.Primary.Region, plan.Secondary.Region, state, by, startedAt,
            endedAt, counts.Versions, counts.Identical, counts.Differences, counts.NotBrought, counts.SecondaryVersions,
            counts.MetadataCompared, Expected, problem)
        {
            Classes = withClasses ? [.. cures.Select(cure => With(cure, counts)).Where(cure => cure.Count > 0)] : null,
        };
    }

    public void Dispose() => stop.Dispose();

    public static string Word(DifferenceClass what) => what switch
    {
        DifferenceClass.NotReplicated => "notReplicated",
        DifferenceClass.Pending => "pending",
        DifferenceClass.Failed => "failed",
        DifferenceClass.Missing => "missing",
        DifferenceClass.Content => "content",
        DifferenceClass.Metadata => "metadata",
        DifferenceClass.DeleteMarker => "deleteMarker",
        DifferenceClass.OnlySecondary => "onlySecondary",
        _ => "unreadable",
    };

    static ClassAnswer With(ClassAnswer cure, SideBySideCounts counts)
    {
        var count = counts.Counts.Where(one => Word(one.Key) == cure.Class).Sum(one => one.Value);
        return cure with { Count = count, Kept = Math.Min(count, SideBySideTally.MostKept) };
    }

    async Task<string> CompareAsync(RunWorld world, CancellationToken cancellationToken)
    {
        SideBySide sides = new(world.InPrimary, world.InSecondary);
        if (await AwayAsync(world.InPrimary, bucket.Bucket, cancellationToken) is { } away)
        {
            problem = $"{plan.Primary.Region} does not answer ({away}), so only the secondary can be seen";
            await sides.RunOneSidedAsync(bucket.Replica, Tally, cancellationToken);
            return "oneSided";
        }

        await using var log = await LogAsync(world, cancellationToken);
        await sides.RunAsync(bucket.Bucket, bucket.Replica, log, Tally, cancellationToken);
        return "done";
    }

    async Task<ExportLog?> LogAsync(RunWorld world, CancellationToken cancellationToken)
    {
        Ledger ledger = new(world.InSecondary.S3, plan.Ledger, plan.Name);
        try
        {
            if ((await ledger.LatestAsync(cancellationToken))?.Trim() is { } set)
                Expected = (await ledger.ReadCapsuleAsync(set, cancellationToken)).Find(bucket.Name)?.Bucket?.Versions;
            var key = ledger.ExportLogKey(bucket.Name);
            if (!await ledger.HasAsync(key, cancellationToken)) return null;
            var file = Path.Combine(world.Folder, "export.log");
            await BucketRecordFile.FetchAsync(world.InSecondary.S3, plan.Ledger, key, file, cancellationToken);
            return await ExportLog.OpenAsync(file, bucket.Bucket, bucket.Replica, time.GetUtcNow(), cancellationToken);
        }
        catch (StepRefusedException)
        {
            // No ledger yet: nothing was exported either.
            return null;
        }
    }

    /// <returns>Why the Region cannot be asked; null where it answers, be it with a refusal.</returns>
    async Task<string?> AwayAsync(RegionAccess region, string name, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await region.S3.ListVersionsAsync(new Amazon.S3.Model.ListVersionsRequest { BucketName = name, MaxKeys = 1 }, both.Token);
            return null;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return $"nothing was heard within {Patience.TotalSeconds:0} s";
        }
        catch (Exception weather) when (Failure.Transient(weather) is { } why)
        {
            return why;
        }
    }
}
