using System.Text.Json;
using System.Text.RegularExpressions;

namespace Farshore.Cli.Tests.Round;

/// <summary>One plan, all the way: from what is in an account to a rehearsal, through the loss of a Region, and home again. By the built
/// program alone.</summary>
public sealed class WholeRoundTests
{
    const string PasswordVariable = "TOWN_PASSWORD";

    [Fact]
    public async Task A_plan_goes_all_the_way_round_and_everything_is_proved()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/postgresql"), "this needs PostgreSQL: apt-get install postgresql");
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "this needs QEMU: apt-get install qemu-system-x86");

        // Given a workload, and a plan that was written from what is there
        await using FarshoreProgram program = new();
        program.Environment[PasswordVariable] = Town.Password;
        using var town = await Town.BuildAsync(program);
        var plan = await PlanAsync(program, town);

        // When it is protected, then every check is green
        await DoesAsync(program, "protect", plan);
        await DoesAsync(program, "export", plan);
        await DoesAsync(program, "backup", plan);
        await DoesAsync(program, "check", plan);

        // And the drill proves that it would come back, and leaves nothing behind
        var drill = await EvidenceAsync(program, "drill", plan, "--yes");
        Assert.Equal("rehearsed", drill.GetProperty("verdict").GetString());
        Assert.Empty(drill.GetProperty("teardown").GetProperty("left").EnumerateArray());
        Assert.Empty(drill.GetProperty("blackout").GetProperty("refusedCalls").EnumerateArray());
        AllVerified(drill);

        // When the Region is lost, then it comes back from the ledger alone, on a machine that knows nothing
        await DoesAsync(program, "backup", plan);
        await DoesAsync(program, "disaster", "start", plan, "--yes");
        await using FarshoreProgram other = new();
        other.Environment[PasswordVariable] = Town.Password;
        other.Environment["AWS_CONFIG_FILE"] = town.AwsConfig;
        string[] ledger = ["--ledger", $"s3://{Said(plan, "ledger")}/town", "--region", Town.Secondary, "--profile", "secondary"];
        var failover = await EvidenceAsync(other, ["failover", .. ledger, "--yes"]);
        Assert.Equal("recovered", failover.GetProperty("verdict").GetString());
        AllVerified(failover);
        Assert.NotEmpty(failover.GetProperty("proofSheet").EnumerateArray());
        AllVerified(await EvidenceAsync(other, ["verify", .. ledger]));

        // And when the Region is back, everything goes home, with what was written meanwhile
        var orders = Restored(failover, "orders");
        await town.WriteAsync(Town.Secondary, Said(plan, "replica"), orders, "written-away");
        await DoesAsync(program, "disaster", "stop", plan);
        var back = await EvidenceAsync(other, "failback", plan, "--yes", "--accept-divergence", "--traffic-is-stopped");
        Assert.Equal("returned", back.GetProperty("verdict").GetString());
        AllVerified(back);
        Assert.NotEmpty(back.GetProperty("divergence").EnumerateArray());
        Assert.Equal(10, await town.RowsAsync(Town.Primary, Restored(back, "orders"), "written-away"));
        Assert.Equal("written-away", await ReadAsync(town, Town.Primary, "town-media", "written-away.txt"));
        AllVerified(await EvidenceAsync(other, "verify", plan));
    }

    /// <summary>Lets the program draft a plan, and fills in what it leaves to a person: the password, what must hold, where time is
    /// read.</summary>
    static async Task<string> PlanAsync(FarshoreProgram program, Town town)
    {
        var plan = Path.Combine(program.Home, "town.yaml");
        await DoesAsync(program, [
            "init", "--name", "town", "--out", plan, "--primary", Town.Primary, "--primary-profile", "primary",
            "--secondary", Town.Secondary, "--secondary-profile", "secondary", "--aws-config", town.AwsConfig,
            .. Town.Buckets.SelectMany(bucket => (string[])["--bucket", bucket]),
            .. town.Instances.Values.SelectMany(instance => (string[])["--instance", instance]),
            .. Town.Databases.SelectMany(database => (string[])["--database", database]),
        ]);
        var text = await File.ReadAllTextAsync(plan);
        text = Regex.Replace(text, "# password: .*", $"password: {{ env: {PasswordVariable} }}");
        text = Regex.Replace(text, "# heartbeat:\n +#   sql: .*", "heartbeat: { sql: select max(written_at) from things }");
        text = Regex.Replace(text, "# checks:\n +#   - tcp: .*\n +#   - sql: .*\n +#     atLeast: .*",
            $"checks: [{{ sql: select count(*) from things, atLeast: {Town.Rows} }}]");
        text = Regex.Replace(text, "# checks:\n +#   - http: (.*)\n +#     contains: .*", "checks: [{ http: \"$1\", contains: open }]");
        text = Regex.Replace(text, "# (heartbeat: { http: .*)heartbeat\" }", "$1heartbeat.txt\" }");
        await File.WriteAllTextAsync(plan, text);
        Assert.Equal(Town.Databases.Count + Town.Machines.Count, Regex.Count(text, "^    checks:", RegexOptions.Multiline));
        Assert.Equal(Town.Databases.Count + Town.Machines.Count, Regex.Count(text, "^    heartbeat:", RegexOptions.Multiline));
        return plan;
    }

    /// <summary>The first value of a key, as it stands in the plan.</summary>
    static string Said(string plan, string key) =>
        Regex.Match(File.ReadAllText(plan), $@"^ *{key}: (\S+)", RegexOptions.Multiline).Groups[1].Value;

    static async Task DoesAsync(FarshoreProgram program, params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);
        Assert.True(answer.ExitCode == 0, $"farshore {string.Join(' ', arguments)}: {answer.ExitCode}\n{answer.Error}\n{answer.Output}");
    }

    static async Task<JsonElement> EvidenceAsync(FarshoreProgram program, params string[] arguments)
    {
        var file = Path.Combine(program.Home, $"{arguments[0]}.json");
        await DoesAsync(program, [.. arguments, "--evidence", file]);
        return JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
    }

    static void AllVerified(JsonElement evidence)
    {
        var resources = evidence.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(7, resources.Count);
        Assert.All(resources, resource => Assert.True(resource.GetProperty("verified").GetBoolean(), resource.ToString()));
    }

    static string Restored(JsonElement evidence, string name) => evidence.GetProperty("resources").EnumerateArray()
        .Single(resource => resource.GetProperty("name").GetString() == name).GetProperty("restored").GetString()!;

    static async Task<string> ReadAsync(Town town, string region, string bucket, string key)
    {
        using var found = await town.S3(region).GetObjectAsync(bucket, key);
        using var reader = new StreamReader(found.ResponseStream);
        return await reader.ReadToEndAsync();
    }
}
