namespace Farshore.Crash.Tests.Region;

public sealed class KillTests : IDisposable
{
    // ./test.sh --all kills more often.
    static readonly int Kills = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 20 : 100;

    readonly string home = Directory.CreateTempSubdirectory("farshore-crash-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_twenty_kills_under_load()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var region = new RegionProcess(home, "us-east-1");
        var writers = new Writers(region, seed);
        await region.StartAsync();
        await writers.PrepareAsync();

        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledgedBefore = writers.Acknowledged;
            var writing = writers.WriteAsync();
            // Somewhere in the middle of it: after a number of answers that is different each time.
            var enough = acknowledgedBefore + random.Next(1, 60);
            while (writers.Acknowledged < enough) await Task.Delay(1);
            await region.KillAsync();
            await writing;
            await region.StartAsync();
        }

        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {writers.Acknowledged} writes were acknowledged");
        await writers.FindAllAsync();
        Assert.Equal((0, "us-east-1 is sound\n"), await region.CheckAsync());
        await region.KillAsync();
        Assert.Equal((0, "us-east-1 is sound\n"), await region.CheckAsync());
    }
}
