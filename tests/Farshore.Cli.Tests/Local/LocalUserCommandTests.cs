namespace Farshore.Cli.Tests.Local;

public sealed class LocalUserCommandTests
{
    [Fact]
    public async Task Adds_users_shows_their_secret_once_and_removes_them_while_no_region_is_up()
    {
        await using FarshoreProgram program = new();

        var added = await program.RunAsync("local", "user", "add", "auditor", "--account", "222222222222", "--json");
        Assert.Equal(0, added.ExitCode);
        Assert.Equal("arn:aws:iam::222222222222:user/auditor", added.Json.GetProperty("arn").GetString());
        Assert.Equal(64, added.Json.GetProperty("canonicalId").GetString()!.Length);
        Assert.StartsWith("AKIA", added.Json.GetProperty("accessKeyId").GetString(), StringComparison.Ordinal);
        Assert.Equal(40, added.Json.GetProperty("secretAccessKey").GetString()!.Length);

        var again = await program.RunAsync("local", "user", "add", "auditor", "--account", "222222222222");
        Assert.Equal((1, "error: account 222222222222 has a user auditor already: "
            + "`farshore local user remove auditor --account 222222222222` removes it\n"), (again.ExitCode, again.Error));

        var listed = (await program.RunAsync("local", "user", "list", "--json")).Json[0];
        Assert.Equal("auditor", listed.GetProperty("name").GetString());
        Assert.False(listed.TryGetProperty("secretAccessKey", out _));

        Assert.Equal(0, (await program.RunAsync("local", "user", "remove", "auditor", "--account", "222222222222")).ExitCode);
        Assert.Equal(1, (await program.RunAsync("local", "user", "remove", "auditor", "--account", "222222222222")).ExitCode);
    }

    [Fact]
    public async Task Refuses_a_policy_that_is_none_and_an_account_that_is_none()
    {
        await using FarshoreProgram program = new();
        var policy = await program.WriteAsync("policy.json", "{}");

        Assert.Equal(2, (await program.RunAsync("local", "user", "add", "auditor", "--policy", policy)).ExitCode);
        Assert.Equal(2, (await program.RunAsync("local", "user", "add", "auditor", "--account", "22")).ExitCode);
        Assert.Equal("There are no users; `farshore local user add NAME` adds one\n",
            (await program.RunAsync("local", "user", "list")).Output);
    }
}
