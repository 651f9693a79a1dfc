using System.Text.Json;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

/// <summary>The published schema and the reader know the same keys, and agree on every plan that is shown anywhere.</summary>
public class PlanSchemaTests
{
    /// <summary>A group of keys: where it is in the schema, and a plan in which it has a key that nobody knows.</summary>
    public static TheoryData<string, string> Groups => new()
    {
        { "", "zzz: 1" },
        { "#/$defs/region", "primary: { zzz: 1 }" },
        { "objectives", "objectives: { zzz: 1 }" },
        { "vaults", "vaults: { zzz: 1 }" },
        { "roles", "roles: { zzz: 1 }" },
        { "retention", "retention: { zzz: 1 }" },
        { "backup", "backup: { zzz: 1 }" },
        { "backup/proofs", "backup: { proofs: { zzz: 1 } }" },
        { "network", "network: { zzz: 1 }" },
        { "drill", "drill: { zzz: 1 }" },
        { "hooks", "hooks: { zzz: 1 }" },
        { "#/$defs/hook/oneOf/1", "hooks: { fence: { zzz: 1 } }" },
        { "handOver", "handOver: { zzz: 1 }" },
        { "#/$defs/record", "handOver: { records: [{ zzz: 1 }] }" },
        { "evidence", "evidence: { zzz: 1 }" },
        { "schedule", "schedule: { zzz: 1 }" },
        { "#/$defs/rhythm/oneOf/1", "schedule: { drill: { zzz: 1 } }" },
        { "notifications/items", "notifications: [{ zzz: 1 }]" },
        { "#/$defs/stack", "stacks: [{ name: a, zzz: 1 }]" },
        { "#/$defs/s3", "resources: [{ name: a, type: s3, zzz: 1 }]" },
        { "#/$defs/s3/properties/properties", "resources: [{ name: a, type: s3, properties: { zzz: 1 } }]" },
        { "#/$defs/s3/properties/heartbeat", "resources: [{ name: a, type: s3, heartbeat: { zzz: 1 } }]" },
        { "#/$defs/ec2", "resources: [{ name: a, type: ec2, zzz: 1 }]" },
        { "#/$defs/ec2/properties/restore", "resources: [{ name: a, type: ec2, restore: { zzz: 1 } }]" },
        { "#/$defs/rds", "resources: [{ name: a, type: rds, zzz: 1 }]" },
        { "#/$defs/rds/properties/restore", "resources: [{ name: a, type: rds, restore: { zzz: 1 } }]" },
        { "#/$defs/rds/properties/password", "resources: [{ name: a, type: rds, password: { zzz: 1 } }]" },
        { "#/$defs/rds/properties/heartbeat", "resources: [{ name: a, type: rds, heartbeat: { zzz: 1 } }]" },
        { "#/$defs/rds/properties/restore/properties/masterPassword",
            "resources: [{ name: a, type: rds, restore: { masterPassword: { zzz: 1 } } }]" },
        { "#/$defs/httpCheck", "resources: [{ name: a, type: rds, checks: [{ http: h, zzz: 1 }] }]" },
        { "#/$defs/tcpCheck", "resources: [{ name: a, type: rds, checks: [{ tcp: 'h:1', zzz: 1 }] }]" },
        { "#/$defs/sqlCheck", "resources: [{ name: a, type: rds, checks: [{ sql: s, zzz: 1 }] }]" },
        { "#/$defs/commandCheck", "resources: [{ name: a, type: rds, checks: [{ command: c, zzz: 1 }] }]" },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_schema_and_the_reader_know_the_same_keys(string group, string plan)
    {
        var message = Assert.Throws<PlanException>(() => PlanReader.Read(plan, "/p.yaml")).Problems
            .Single(problem => problem.Message.Contains("no key 'zzz'", StringComparison.Ordinal)).Message;
        var read = message.Split("there are: ")[1].Split(", ").ToHashSet();
        if (group.StartsWith("#/$defs/s3/properties/heartbeat", StringComparison.Ordinal)) read.Remove("sql");

        Assert.Equal(read.Order(), JsonPlan.Schema.At(group).GetProperty("properties").EnumerateObject().Select(key => key.Name).Order());
    }

    /// <summary>So a group of keys that is added to the schema is added above too.</summary>
    [Fact]
    public void Every_group_of_the_schema_is_compared_with_the_reader()
    {
        var compared = Groups.Select(row => JsonPlan.Schema.At(row.Data.Item1).GetRawText()).ToHashSet();

        Assert.Empty(JsonPlan.Schema.Groups().Where(group => !compared.Contains(group.GetRawText())).Select(group => group.GetRawText()));
    }

    [Fact]
    public void Every_key_is_explained() => Assert.All(JsonPlan.Schema.Groups().SelectMany(group => group.GetProperty("properties")
        .EnumerateObject()), key => Assert.True(key.Value.GetProperty("description").GetString()!.Length > 10, key.Name));

    [Theory]
    [MemberData(nameof(ShownPlans.All), MemberType = typeof(ShownPlans))]
    public void Every_plan_that_is_shown_is_valid_for_both(string file, string text)
    {
        PlanReader.Read(text, Path.Combine("/plans", file));
        Assert.Empty(JsonPlan.Schema.Faults(JsonPlan.Of(text)));
    }

    [Theory]
    [InlineData("primary: { region: mars }", "primary")]
    [InlineData("retention: { last: 0 }", "retention")]
    [InlineData("approvals: [lunch]", "approvals")]
    [InlineData("colour: blue", "colour")]
    public void The_schema_refuses_what_the_reader_refuses(string wrong, string where) =>
        Assert.Contains(JsonPlan.Schema.Faults(JsonPlan.Of(wrong)), fault => fault.StartsWith($"/{where}", StringComparison.Ordinal));
}
