namespace Farshore.Crash.Tests.Recovery;

public class KilledBackupTests
{
    // ./test.sh --all kills more often.
    static readonly int Kills = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 5 : 30;
    const int LongestLifeMilliseconds = 6000;

    [Fact]
    public async Task Backups_killed_at_random_end_in_whole_sets_and_leave_nothing_else_behind()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "this needs PostgreSQL: apt-get install postgresql");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var shop = await LostShop.OpenAsync(isLost: false);

        for (var kills = 0; kills < Kills;)
        {
            string[] command = ["backup", shop.Plan];
            while (kills < Kills && await shop.DiesAsync(command, random.Next(1, LongestLifeMilliseconds)))
            {
                kills++;
                command = ["resume", "--yes"];
            }
        }

        var unfinished = await shop.ResumeAllAsync();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {unfinished} resumed at the end");
        Assert.Equal(["orders"], await shop.OriginalsAsync());
        Assert.Empty(await shop.DatabasesAsync());
        Assert.Equal((await shop.SealedCopiesAsync()).Order(), (await shop.CopiesAsync()).Order());
        await shop.RunAsync("verify", shop.Plan);
    }
}
