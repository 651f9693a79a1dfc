using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Drafts;

/// <summary>What of the primary goes into the plan.</summary>
public sealed record DraftChoice(
    IReadOnlyList<FoundBucket> Buckets, IReadOnlyList<Instance> Machines, IReadOnlyList<DBInstance> Databases)
{
    public bool IsEmpty => Buckets.Count + Machines.Count + Databases.Count == 0;

    /// <summary>What was asked for and is not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public static DraftChoice Of(DraftWish wish, RegionInventory primary)
    {
        var buckets = Taken(primary.Buckets, wish.Buckets, wish, bucket => bucket.Name, bucket => bucket.Tags);
        var machines = Taken(primary.Instances, wish.Instances, wish, machine => machine.InstanceId!, TagsOf);
        var databases = Taken(primary.Databases, wish.Databases, wish, database => database.DBInstanceIdentifier!,
            database => [.. (database.TagList ?? []).Select(tag => new PlanTag(tag.Key ?? "", tag.Value ?? ""))]);
        var where = $"in {primary.Region} of account {primary.Account}";
        return new(buckets, machines, databases)
        {
            Missing =
            [
                .. wish.Buckets.Except(buckets.Select(one => one.Name)).Select(name => $"there is no bucket {name} {where}"),
                .. wish.Instances.Except(machines.Select(one => one.InstanceId!)).Select(name => $"there is no instance {name} {where}"),
                .. wish.Databases.Except(databases.Select(one => one.DBInstanceIdentifier!))
                    .Select(name => $"there is no DB instance {name} {where}"),
            ],
        };
    }

    public static IReadOnlyList<PlanTag> TagsOf(Instance machine) =>
        [.. (machine.Tags ?? []).Select(tag => new PlanTag(tag.Key ?? "", tag.Value ?? ""))];

    static IReadOnlyList<T> Taken<T>(
        IReadOnlyList<T> all, IReadOnlyList<string> named, DraftWish wish, Func<T, string> name, Func<T, IReadOnlyList<PlanTag>> tags) =>
        [.. all.Where(one => wish.NamesThem && named.Contains(name(one))
            || ((!wish.NamesThem || wish.Tags.Count > 0) && wish.Tags.All(tag => tags(one).Contains(tag))))];
}
