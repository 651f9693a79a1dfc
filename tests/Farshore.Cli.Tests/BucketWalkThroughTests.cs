using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Client;

namespace Farshore.Cli.Tests;

/// <summary>The walk-through with a bucket alone, by the built program: fast enough for every build.</summary>
public sealed class BucketWalkThroughTests
{
    const int Objects = 40;

    [Fact]
    public async Task A_bucket_comes_back_whole_after_its_region_was_lost_even_when_the_failover_is_killed()
    {
        // Given a bucket that is protected, exported and recorded
        await using FarshoreProgram program = new();
        var plan = await ProtectedAsync(program);
        Assert.Equal(0, (await program.RunAsync("status", plan)).ExitCode);

        // When its Region takes what it is sent and says nothing, then that is told, and soon
        await program.RunAsync("local", "freeze", "us-east-1");
        var frozen = await program.RunAsync("status", plan).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("The primary does not answer", frozen.Output, StringComparison.Ordinal);
        await program.RunAsync("local", "thaw", "us-east-1");

        // When its Region is lost, and the failover killed in the middle
        var lost = await program.RunAsync("disaster", "start", plan, "--yes", "--lose-data", "--json");
        Assert.Equal("crash", lost.Json.GetProperty("mode").GetString());
        await KillAfterFirstStepAsync(program, "failover", plan, "--yes");

        // Then resuming ends as if nothing had happened
        var evidence = Path.Combine(program.Home, "evidence.json");
        var resumed = await program.RunAsync("resume", "--yes", "--evidence", evidence);
        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(evidence));
        Assert.Equal("recovered", report.RootElement.GetProperty("verdict").GetString());
        var media = report.RootElement.GetProperty("resources")[0];
        Assert.True(media.GetProperty("verified").GetBoolean());
        Assert.Equal(Objects, media.GetProperty("proof").GetProperty("identical").GetInt32());
        Assert.Contains("<html", await File.ReadAllTextAsync(Path.ChangeExtension(evidence, ".html")), StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync("verify", plan)).ExitCode);

        // And the end of the disaster brings the Region back with its data
        Assert.Equal(0, (await program.RunAsync("disaster", "stop", plan)).ExitCode);
        using AwsClients clients = new(TimeProvider.System);
        var objects = await S3(program, clients, "primary", "us-east-1").ListObjectsV2Async(new() { BucketName = "shop-media" });
        Assert.Equal(Objects, objects.KeyCount);
    }

    [Fact]
    public async Task A_difference_is_found_and_has_its_own_exit_code()
    {
        await using FarshoreProgram program = new();
        var plan = await ProtectedAsync(program);
        using AwsClients clients = new(TimeProvider.System);
        var replica = S3(program, clients, "secondary", "us-west-2");
        var victim = (await replica.ListVersionsAsync("shop-media-west")).Versions[0];
        await replica.DeleteObjectAsync("shop-media-west", victim.Key, victim.VersionId);

        var answer = await program.RunAsync("verify", plan);

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("1 missing", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"media: Missing: {victim.Key}", answer.Output, StringComparison.Ordinal);
    }

    /// <returns>The plan's path.</returns>
    static async Task<string> ProtectedAsync(FarshoreProgram program)
    {
        await program.RunAsync("local", "up");
        using AwsClients clients = new(TimeProvider.System);
        var (source, target) = (S3(program, clients, "primary", "us-east-1"), S3(program, clients, "secondary", "us-west-2"));
        await source.PutBucketAsync("shop-media");
        await target.PutBucketAsync(new PutBucketRequest { BucketName = "shop-media-west", BucketRegionName = "us-west-2" });
        for (var i = 0; i < Objects; i++)
        {
            await source.PutObjectAsync(new()
            {
                BucketName = "shop-media", Key = $"photos/{i:000} ü+.jpg", ContentBody = new('x', i * 100),
            });
        }

        var plan = await program.WriteAsync("shop.yaml", """
            plan: shop
            awsConfigFile: local/aws/config
            primary: { region: us-east-1, profile: primary }
            secondary: { region: us-west-2, profile: secondary }
            ledger: shop-ledger
            resources:
              - { name: media, type: s3, bucket: shop-media, replica: shop-media-west }
            """);
        foreach (var command in (string[])["protect", "export", "backup"])
        {
            var answer = await program.RunAsync(command, plan);
            Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        }

        return plan;
    }

    static async Task KillAfterFirstStepAsync(FarshoreProgram program, params string[] arguments)
    {
        using var process = program.Start(arguments);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("done", StringComparison.Ordinal)) { }
        process.Kill();
        await process.WaitForExitAsync();
    }

    static IAmazonS3 S3(FarshoreProgram program, AwsClients clients, string profile, string region) =>
        clients.S3(new(region) { Profile = profile, ConfigFile = Path.Combine(program.Home, "local", "aws", "config") });
}
