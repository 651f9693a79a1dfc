using Farshore.Aws.Events;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.Events;

[Collection(StackRegions.Collection)]
public sealed class RuleTypeTests(StackRegions regions)
{
    const string Type = "AWS::Events::Rule";
    const string Wanted = """
        {"EventPattern":{"source":["aws.backup"],"detail":{"state":["FAILED"]}},"State":"ENABLED","Tags":[{"Key":"a","Value":"b"}],
         "Targets":[{"Id":"t","Arn":"arn:aws:sns:us-east-1:000000000000:ops","RetryPolicy":{"MaximumRetryAttempts":"3"}}]}
        """;

    [Fact]
    public async Task Makes_a_rule_once_changes_its_targets_tells_it_and_removes_it()
    {
        var stack = regions.Stack();
        const string Changed = """
            {"EventPattern":{"source":["aws.backup"]},"State":"DISABLED",
             "Targets":[{"Id":"u","Arn":"arn:aws:sns:us-east-1:000000000000:ops","InputPath":"$.detail"}]}
            """;

        var made = await stack.CreateAsync(Type, Wanted);
        var again = await stack.CreateAsync(Type, Wanted);
        var read = await stack.ReadAsync(Type, made.Id, Wanted);
        await stack.UpdateAsync(Type, made.Id, Wanted, Changed);
        var after = await stack.ReadAsync(Type, made.Id, Changed);
        await stack.DeleteAsync(Type, made.Id, Changed);
        await stack.DeleteAsync(Type, made.Id, Changed);

        Assert.Equal((made.Id, $"arn:aws:events:us-east-1:000000000000:rule/{made.Id}"), (again.Id, made.Attributes["Arn"]!.ToString()));
        Assert.StartsWith($"{stack.Name}-Thing-", made.Id, StringComparison.Ordinal);
        Assert.Contains("\"MaximumRetryAttempts\":\"3\"", read, StringComparison.Ordinal);
        Assert.Contains("\"Id\":\"u\"", after, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Id\":\"t\"", after, StringComparison.Ordinal);
        Assert.Null(await stack.ReadAsync(Type, made.Id, Changed));
    }

    [Fact]
    public async Task Never_takes_over_a_rule_that_was_there()
    {
        await regions.Person().SendAsync(EventsApi.PutRule, new() { Name = "theirs", EventPattern = """{"source":["x"]}""" }, default);

        await regions.Stack().CreateAsync(Type, """{"Name":"theirs","EventPattern":{"source":["y"]}}""").RefusedAsync("AlreadyExists");
        await regions.Stack().CreateAsync(Type, """{"EventPattern":{"source":["y"]},"Targets":[{"Id":"a"}]}""")
            .RefusedAsync("ValidationError");
    }
}
