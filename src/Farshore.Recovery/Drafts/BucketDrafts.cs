namespace Farshore.Recovery.Drafts;

/// <summary>Writes buckets into a draft, each with the bucket in the secondary that is or could be its replica.</summary>
sealed class BucketDrafts(RegionInventory secondary, DraftNames names, List<string> open)
{
    const int LongestBucket = 63;

    readonly HashSet<string> used = new(StringComparer.Ordinal);

    public IEnumerable<(DraftedResource Resource, string Text)> Of(IReadOnlyList<FoundBucket> buckets)
    {
        var sources = buckets.Where(bucket => !IsCopy(bucket)).ToList();
        return [.. sources.Select(bucket => One(bucket, names.For(bucket.Name, "bucket")))];
    }

    /// <summary>What the other Region replicates here, and ledgers, are results of recovery plans.</summary>
    bool IsCopy(FoundBucket bucket) => bucket.Name.Contains("-recovery-ledger", StringComparison.Ordinal)
        || secondary.Buckets.Any(other => other.ReplicatesTo.Contains(bucket.Name) && !bucket.ReplicatesTo.Contains(other.Name));

    (DraftedResource Resource, string Text) One(FoundBucket bucket, string name)
    {
        var (replica, why) = Replica(bucket);
        used.Add(replica);
        return (new(name, "s3", bucket.Name), $"""

              - name: {name}
                type: s3
                bucket: {bucket.Name}
            {why}
                replica: {replica}
                rpo: 15m
                # What farshore verify expects of the replica.
                properties: {"{ versioning: Enabled, publicAccess: blocked }"}

            """);
    }

    (string Replica, string Why) Replica(FoundBucket bucket)
    {
        var there = secondary.Buckets.Select(other => other.Name).Where(other => !used.Contains(other)).ToList();
        if (bucket.ReplicatesTo.FirstOrDefault(there.Contains) is { } target) return (target, "    # It is replicated there already.");
        var alike = there.Where(other => other.StartsWith($"{bucket.Name}-", StringComparison.Ordinal)).ToList();
        if (alike is [var only]) return (only, "    # Chosen by its name: see that it is meant for this.");

        var wanted = bucket.Name[..Math.Min(bucket.Name.Length, LongestBucket - secondary.Region.Length - 1)].TrimEnd('-', '.')
            + $"-{secondary.Region}";
        var location = secondary.Region == "us-east-1" ? ""
            : $" --create-bucket-configuration LocationConstraint={secondary.Region}";
        var make = $"aws s3api create-bucket --bucket {wanted} --region {secondary.Region}{location}";
        open.Add(alike.Count > 1
            ? $"{bucket.Name}: its replica may be one of {string.Join(", ", alike)}; name it, or make {wanted}: {make}"
            : $"{bucket.Name}: there is no bucket for its replica in {secondary.Region} yet; name one, or make it: {make}");
        return (wanted, $"    # OPEN: {(alike.Count > 1 ? $"one of {string.Join(", ", alike)}? Or a new one" : "not there yet")}:"
            + $"\n    # {make}");
    }
}
