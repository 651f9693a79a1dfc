namespace Farshore.Cli.Tests.Plans;

public sealed class PlanCommandTests
{
    const string Buckets = """
        plan: shop
        primary: { region: us-east-1, endpoint: "http://127.0.0.1:1" }
        secondary: { region: us-west-2, endpoint: "http://127.0.0.1:1" }
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-west }
        """;

    [Theory]
    [InlineData("protect")]
    [InlineData("export")]
    [InlineData("backup")]
    [InlineData("status")]
    [InlineData("failover")]
    [InlineData("verify")]
    public async Task Every_problem_of_a_plan_is_told_at_once_and_nothing_is_tried(string command)
    {
        await using FarshoreProgram program = new();
        var wrong = Buckets.Replace("us-west-2", "us-east-1", StringComparison.Ordinal) + "\nregions: two\n";
        var plan = await program.WriteAsync("shop.yaml", wrong);

        var answer = await program.RunAsync(command, plan);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("2 problems", answer.Error, StringComparison.Ordinal);
        Assert.Contains("'regions'", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.False(File.Exists(Path.Combine(program.Home, "runs.db")));
    }

    [Fact]
    public async Task A_failover_in_a_script_must_say_that_it_is_meant()
    {
        await using FarshoreProgram program = new();
        var plan = await program.WriteAsync("shop.yaml", Buckets);

        var answer = await program.RunAsync("failover", plan);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("error: shop will be rebuilt in us-west-2: media. Add --yes to say that this is meant\n", answer.Error);
    }

    [Fact]
    public async Task A_region_that_does_not_answer_is_named_with_its_address()
    {
        await using FarshoreProgram program = new();
        await program.WriteAsync("config", "[default]\naws_access_key_id = AKIA\naws_secret_access_key = s\nmax_attempts = 1\n");
        var plan = await program.WriteAsync("shop.yaml", Buckets + "\nawsConfigFile: config\n");

        var answer = await program.RunAsync("status", plan);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("(127.0.0.1:1)", answer.Error, StringComparison.Ordinal);
        Assert.Contains("farshore local status", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_named_with_its_file()
    {
        await using FarshoreProgram program = new();
        await program.WriteAsync("config", "[profile other]\nregion = us-east-1\n");
        var plan = await program.WriteAsync("shop.yaml", Buckets.Replace(
            "{ region: us-east-1, ", "{ region: us-east-1, profile: nobody, ", StringComparison.Ordinal) + "\nawsConfigFile: config\n");

        var answer = await program.RunAsync("status", plan);

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal($"error: There is no profile 'nobody' in {program.Home}/config. It has: other.\n", answer.Error);
    }
}
