using Amazon.Runtime;
using Farshore.Aws.Kms;
using Farshore.Aws.Sts;
using Farshore.Region.Kms;
using Farshore.Region.Peers;

namespace Farshore.Region.Tests.Hosting.Clocks;

public sealed class ClockOperationsTests
{
    static readonly TimeSpan Weeks = TimeSpan.FromDays(35);

    static PutClockRequest Ahead(TimeSpan by) => new() { AheadMilliseconds = (long)by.TotalMilliseconds };

    [Fact]
    public async Task What_falls_due_is_done_when_the_answer_comes_while_signatures_and_sessions_follow_the_real_clock()
    {
        await using var regions = await LocalRegions.StartAsync();
        var kms = regions.Client();
        var key = (await kms.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId;
        await kms.SendAsync(KmsApi.ScheduleKeyDeletion, new() { KeyId = key, PendingWindowInDays = 30 }, default);

        var clock = await kms.SendAsync(ClockApi.PutClock, Ahead(Weeks), default);

        Assert.Equal(TimeProvider.System.GetUtcNow() + Weeks, clock.Time, TimeSpan.FromMinutes(1));
        Assert.Null(new KmsKeys(regions[LocalRegions.East].Context).Keys.Find(key));
        await kms.SendAsync(KmsApi.DescribeKey, new() { KeyId = key }, default).RefusedAsync("NotFoundException");
        var session = (await kms.SendAsync(StsApi.GetSessionToken, new() { DurationSeconds = 900 }, default)).Credentials!;
        Assert.Equal(TimeProvider.System.GetUtcNow().AddSeconds(900), session.Expiration, TimeSpan.FromMinutes(1));
        await regions.Client(credentials: new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken))
            .SendAsync(KmsApi.ListKeys, new(), default);
    }

    [Fact]
    public async Task The_clock_outlasts_the_process_is_the_same_for_all_regions_of_a_home_and_never_goes_back()
    {
        await using var regions = await LocalRegions.StartAsync();
        await regions.Client().SendAsync(ClockApi.PutClock, Ahead(Weeks), default);
        await regions.Client().SendAsync(ClockApi.PutClock, Ahead(Weeks), default);

        await regions.RestartAsync(LocalRegions.East);
        await regions.StartAsync(LocalRegions.West);

        foreach (var name in new[] { LocalRegions.East, LocalRegions.West })
            Assert.Equal((long)Weeks.TotalMilliseconds,
                (await regions.Client(name).SendAsync(ClockApi.GetClock, new(), default)).AheadMilliseconds);
        var back = await regions.Client().SendAsync(ClockApi.PutClock, Ahead(TimeSpan.FromDays(34)), default)
            .RefusedAsync("ValidationException");
        Assert.Contains("never goes back", back.Message, StringComparison.Ordinal);
        await regions.Client().SendAsync(ClockApi.PutClock, Ahead(TimeSpan.FromDays(365 * 200)), default)
            .RefusedAsync("ValidationException");
    }

    [Fact]
    public async Task A_session_may_neither_ask_nor_tell()
    {
        await using var regions = await LocalRegions.StartAsync();
        var session = (await regions.Client().SendAsync(StsApi.GetSessionToken, new(), default)).Credentials!;
        var other = regions.Client(
            credentials: new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));

        await other.SendAsync(ClockApi.GetClock, new(), default).RefusedAsync("AccessDeniedException");
        await other.SendAsync(ClockApi.PutClock, Ahead(Weeks), default).RefusedAsync("AccessDeniedException");
    }
}
