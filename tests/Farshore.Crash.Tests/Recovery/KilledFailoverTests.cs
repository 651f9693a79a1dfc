using Farshore.Recovery.Evidence;

namespace Farshore.Crash.Tests.Recovery;

public class KilledFailoverTests
{
    // ./test.sh --all kills more often.
    static readonly int Kills = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 10 : 40;
    const int LongestLifeMilliseconds = 4000;

    [Fact]
    public async Task Failovers_killed_ten_times_at_random_end_as_undisturbed_ones_and_make_nothing_twice()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "this needs PostgreSQL: apt-get install postgresql");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var shop = await LostShop.OpenAsync();

        var (kills, failovers) = (0, 0);
        while (kills < Kills)
        {
            failovers++;
            string[] command = ["failover", shop.Plan, "--yes", "--evidence", shop.Evidence];
            while (kills < Kills && await shop.DiesAsync(command, random.Next(1, LongestLifeMilliseconds)))
            {
                kills++;
                command = ["resume", "--yes", "--evidence", shop.Evidence];
            }
        }

        // A failover that was killed holds its plan's lease: it is carried on before another may begin. Where the last kill came before the
        // first entry of a journal there is nothing to resume, and nothing was made.
        var unfinished = await shop.ResumeAllAsync();
        await shop.RunAsync("failover", shop.Plan, "--yes", "--evidence", shop.Evidence);
        Assert.Equal("recovered", EvidenceReport.FromJson(await File.ReadAllTextAsync(shop.Evidence)).Verdict);
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {failovers} failovers, {unfinished} resumed at the end");
        Assert.Equal(shop.Recovered().Count, (await shop.DatabasesAsync()).Count);
        Assert.Equal(shop.Recovered().Order(), (await shop.DatabasesAsync()).Order());
    }
}
