using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Sets;

public class LedgerTests
{
    readonly MemoryAws aws = new();
    readonly Ledger ledger;

    public LedgerTests()
    {
        aws.Buckets["ledger"] = new("ledger", "eu-west-1");
        ledger = new(aws.Secondary.Access().S3, "ledger", "shop");
    }

    [Fact]
    public async Task The_latest_set_is_the_one_written_last_and_any_is_found_by_name()
    {
        await ledger.WriteCapsuleAsync(Capsule("backup-1"), default);
        await ledger.WriteCapsuleAsync(Capsule("backup-2"), default);

        Assert.Equal("backup-2", (await ledger.ReadCapsuleAsync(null, default)).Set);
        Assert.Equal("backup-1", (await ledger.ReadCapsuleAsync("backup-1", default)).Set);
        Assert.Equal(["backup-1", "backup-2"], (await ledger.ListAsync(default)).Order());
    }

    [Fact]
    public async Task The_newest_recoverable_set_comes_before_a_newer_one_that_lacks_something_and_says_so()
    {
        await ledger.WriteCapsuleAsync(Capsule("backup-1", moment: 1), default);
        await ledger.WriteCapsuleAsync(Capsule("backup-2", moment: 2, recoverable: false), default);

        var chosen = await ledger.ReadCapsuleAsync(null, default);

        Assert.Equal("backup-1", chosen.Set);
        Assert.Contains("backup-2 is newer", chosen.Remark, StringComparison.Ordinal);
        Assert.Contains("media: 3 versions are not there", chosen.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_set_is_recoverable_the_newest_is_taken_with_a_remark()
    {
        await ledger.WriteCapsuleAsync(Capsule("backup-1", moment: 1, recoverable: false), default);
        await ledger.WriteCapsuleAsync(Capsule("backup-2", moment: 2, recoverable: false), default);

        var chosen = await ledger.ReadCapsuleAsync(null, default);

        Assert.Equal("backup-2", chosen.Set);
        Assert.Contains("every set lacks something", chosen.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_as_of_a_time_holds_nothing_younger()
    {
        await ledger.WriteCapsuleAsync(Capsule("backup-1", moment: 1), default);
        await ledger.WriteCapsuleAsync(Capsule("backup-2", moment: 60), default);

        Assert.Equal("backup-1", (await ledger.ReadCapsuleAsync(DateTimeOffset.UnixEpoch.AddSeconds(59), default)).Set);
        Assert.Equal("backup-2", (await ledger.ReadCapsuleAsync(DateTimeOffset.UnixEpoch.AddSeconds(60), default)).Set);
        Assert.Contains("the oldest is backup-1", (await Assert.ThrowsAsync<StepRefusedException>(() =>
            ledger.ReadCapsuleAsync(DateTimeOffset.UnixEpoch, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_set_gives_its_place_back()
    {
        await ledger.WriteCapsuleAsync(Capsule("backup-1"), default);
        await ledger.WriteCapsuleAsync(Capsule("backup-2"), default);

        await ledger.ForgetAsync("backup-2", "backup-1", default);
        await ledger.ForgetAsync("backup-2", "backup-1", default);

        Assert.Equal("backup-1", await ledger.LatestAsync(default));
        Assert.Equal(["backup-1"], await ledger.ListAsync(default));
    }

    [Theory]
    [InlineData(null, "there is nothing to recover from"), InlineData("backup-9", "there are: backup-1")]
    public async Task What_is_missing_is_said_with_its_remedy(string? set, string expected)
    {
        if (set is not null) await ledger.WriteCapsuleAsync(Capsule("backup-1"), default);

        var refused = await Assert.ThrowsAsync<StepRefusedException>(() => ledger.ReadCapsuleAsync(set, default));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_made_by_protect() => Assert.Contains("farshore protect makes it",
        (await Assert.ThrowsAsync<StepRefusedException>(() =>
            new Ledger(aws.Secondary.Access().S3, "nowhere", "shop").ReadCapsuleAsync(null, default))).Message,
        StringComparison.Ordinal);

    static Capsule Capsule(string set, int moment = 0, bool recoverable = true) => new()
    {
        Format = Recovery.Sets.Capsule.CurrentFormat,
        Set = set,
        Plan = "shop",
        PlanText = "plan: shop",
        SealedAt = DateTimeOffset.UnixEpoch,
        PrimaryRegion = "us-east-1",
        SecondaryRegion = "eu-west-1",
        SecondaryVault = "farshore",
        BackupRole = "arn:aws:iam::123456789012:role/backup",
        SkewSeconds = 0.5,
        Members =
        [
            new()
            {
                Name = "media",
                Type = "s3",
                Moment = DateTimeOffset.UnixEpoch.AddSeconds(moment),
                Proof = new("versions", recoverable, recoverable, recoverable ? "all is there" : "3 versions are not there"),
            },
        ],
    };
}
