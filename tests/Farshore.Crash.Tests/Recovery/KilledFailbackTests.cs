namespace Farshore.Crash.Tests.Recovery;

public class KilledFailbackTests
{
    // ./test.sh --all kills more often.
    static readonly int Kills = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 5 : 25;
    const int LongestLifeMilliseconds = 4000;

    [Fact]
    public async Task A_way_home_killed_at_random_ends_at_home_and_makes_nothing_twice()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "this needs PostgreSQL: apt-get install postgresql");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var shop = await LostShop.OpenAsync();
        await shop.RunAsync("failover", shop.Plan, "--yes");
        await shop.RunAsync("local", "heal", "us-east-1");

        var kills = 0;
        string[] command = ["failback", shop.Plan, "--yes", "--accept-divergence", "--traffic-is-stopped"];
        while (kills < Kills && await shop.DiesAsync(command, random.Next(1, LongestLifeMilliseconds)))
        {
            kills++;

            // Where the kill came before the first entry of the journal there is nothing to resume yet.
            if (shop.ReturnedPlan() is not null) command = ["resume", "--yes"];
        }

        var unfinished = await shop.ResumeAllAsync();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {kills} kills, {unfinished} resumed at the end");
        var plan = shop.ReturnedPlan();
        if (plan is null) await shop.RunAsync(command);
        plan = shop.ReturnedPlan()!;

        // The old one stays, stopped; one took its place, whatever was killed.
        Assert.Equal(2, (await shop.OriginalsAsync()).Count);
        Assert.Single(await shop.DatabasesAsync());
        await shop.RunAsync("backup", plan.Length > 0 ? plan : shop.Plan);
        await shop.RunAsync("verify", plan.Length > 0 ? plan : shop.Plan);
    }
}
