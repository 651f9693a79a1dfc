using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>A machine's or a database's place in the set to be sealed: where each of its parts is found.</summary>
public sealed record SetMember(
    string Name, string Type, Ref<Captured> Captured, Ref<PointMade> Point, Ref<string> Copy, Ref<IReadOnlyList<DiskRecord>>? Disks)
{
    /// <summary>What shows that the copy holds what the original does; null where the member is only described.</summary>
    public Ref<MemberProof>? Proof { get; init; }
}

/// <summary>A bucket's place in the set to be sealed.</summary>
public sealed record SetBucket(string Name, Ref<BucketMember> Record)
{
    /// <summary>What shows that the replica holds what is recorded; null where nothing does.</summary>
    public Ref<MemberProof>? Proof { get; init; }
}

/// <summary>What sealing a set came to.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="SkewSeconds">Spread of its members' moments.</param>
/// <param name="LatestBefore">The set that was the latest before it; null for none.</param>
public sealed record SetSealed(string Set, double SkewSeconds, string? LatestBefore)
{
    /// <summary>Whether everything in it was shown to be in the secondary and equal.</summary>
    public bool IsProved { get; init; }

    /// <summary>Each member with its moment and what its proof came to.</summary>
    public IReadOnlyList<SealedMember> Members { get; init; } = [];
}

/// <summary>A member of a sealed set, in brief.</summary>
public sealed record SealedMember(string Name, string Type, DateTimeOffset Moment, MemberProof Proof);

/// <summary>Notes which set is the latest before this one takes its place, so that undoing can give it back.</summary>
public sealed record FindLatestSet(string Ledger, string Plan) : Step<string>
{
    /// <summary>What must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    /// <returns>Its name; empty where there is none.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        await new Ledger(context.World.InSecondary.S3, Ledger, Plan).LatestAsync(cancellationToken) ?? "";
}

/// <summary>Writes the capsule. A set counts only from here on, and only with every member in the secondary.</summary>
public sealed record SealSet(
    string Ledger, string SecondaryVault, Ref<string> Role, Ref<string> Latest,
    IReadOnlyList<SetMember> Members, IReadOnlyList<SetBucket> Buckets) : Step<SetSealed>
{
    public string? PrimaryVault { get; init; }

    /// <summary>The instant that the set is as of.</summary>
    public Ref<DateTimeOffset>? Instant { get; init; }

    /// <summary>What the members stood on; null where there are only buckets.</summary>
    public Ref<CapturedEnvironment>? Environment { get; init; }

    /// <summary>Templates of the plan's stacks; null where it has none.</summary>
    public Ref<IReadOnlyList<CapturedTemplate>>? Templates { get; init; }

    public override IEnumerable<string> Needs() =>
    [
        .. Environment is { } environment ? [environment.Step] : (IEnumerable<string>)[],
        .. Instant is { } instant ? [instant.Step] : (IEnumerable<string>)[],
        .. Templates is { } kept ? [kept.Step] : (IEnumerable<string>)[],
        Role.Step, Latest.Step, .. Buckets.Select(bucket => bucket.Record.Step),
        .. Members.SelectMany(member => new[] { member.Captured.Step, member.Point.Step, member.Copy.Step }),
        .. Members.Select(member => member.Disks?.Step).OfType<string>(),
        .. Members.Select(member => member.Proof?.Step).Concat(Buckets.Select(bucket => bucket.Proof?.Step)).OfType<string>(),
    ];

    public override async Task<SetSealed> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var created = context.State.Created;
        var members = Buckets.Select(bucket => OfBucket(context, bucket)).Concat(Members.Select(member => Of(context, member))).ToList();
        var moments = members.Select(member => member.Moment).ToList();
        var proved = members.All(member => member.Proof?.Equal is true);
        var capsule = new Capsule
        {
            Format = Capsule.CurrentFormat,
            Set = context.State.Run,
            Plan = created.Plan,
            PlanText = created.PlanText,
            SealedAt = context.World.Time.GetUtcNow(),
            PrimaryRegion = context.World.InPrimary.Region,
            SecondaryRegion = context.World.InSecondary.Region,
            PrimaryVault = PrimaryVault,
            SecondaryVault = SecondaryVault,
            BackupRole = context.Read(Role),
            SkewSeconds = Math.Round((moments.Max() - moments.Min()).TotalSeconds, 3),
            Members = members,
            Instant = Instant is { } instant ? context.Read(instant) : null,
            ProvedAt = proved ? context.World.Time.GetUtcNow() : null,
            Environment = Environment is { } environment ? context.Read(environment) : null,
            Templates = Templates is { } templates ? context.Read(templates) : null,
        };
        await new Ledger(context.World.InSecondary.S3, Ledger, created.Plan).WriteCapsuleAsync(capsule, cancellationToken);
        return new(capsule.Set, capsule.SkewSeconds, context.Read(Latest) is { Length: > 0 } before ? before : null)
        {
            IsProved = proved,
            Members = [.. members.Select(member => new SealedMember(member.Name, member.Type, member.Moment, member.Proof!))],
        };
    }

    public override Task UndoAsync(StepContext context, SetSealed output, CancellationToken cancellationToken) =>
        new Ledger(context.World.InSecondary.S3, Ledger, context.State.Created.Plan)
            .ForgetAsync(output.Set, output.LatestBefore, cancellationToken);

    static CapsuleMember OfBucket(StepContext context, SetBucket bucket)
    {
        var record = context.Read(bucket.Record);
        return new() { Name = bucket.Name, Type = "s3", Moment = record.TakenAt, Bucket = record, Proof = Proof(context, bucket.Proof) };
    }

    static CapsuleMember Of(StepContext context, SetMember member)
    {
        var point = context.Read(member.Point);
        return new()
        {
            Name = member.Name,
            Type = member.Type,
            Moment = point.Moment,
            Captured = context.Read(member.Captured),
            RecoveryPoint = point.Arn,
            Copy = context.Read(member.Copy),
            Bytes = point.Bytes,
            Disks = member.Disks is { } disks ? context.Read(disks) : null,
            Note = point.Note,
            Proof = Proof(context, member.Proof),
        };
    }

    static MemberProof Proof(StepContext context, Ref<MemberProof>? step) => step is { } proof ? context.Read(proof)
        : MemberProof.Described("not compared: the next drill restores it and checks it");
}
