using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

public class PlanReaderTests
{
    const string Head = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger

        """;

    const string Media = """
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }

        """;

    [Fact]
    public void Reads_what_is_said_and_fills_in_the_rest()
    {
        var plan = PlanReader.Read(Head + Media, "/plans/shop.yaml");

        Assert.Equal("shop", plan.Name);
        Assert.Equal(TimeSpan.FromMinutes(15), plan.Objectives.Rpo);
        Assert.Equal("AWSBackupDefaultServiceRole", plan.Roles.Backup);
        Assert.Equal(new PlanVaults("farshore", "farshore", "alias/farshore"), plan.Vaults);
        Assert.Equal("shop-media-eu", Assert.Single(plan.Buckets).Replica);
    }

    [Fact]
    public void The_example_in_the_documentation_is_a_plan()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "plan.md"));
        var example = page.Split("```yaml\n")[1].Split("```")[0];

        var plan = PlanReader.Read(example, "/plans/shop.yaml");

        Assert.Equal(["media", "orders", "web"], plan.InOrder.Select(resource => resource.Name));
        Assert.Equal(new HttpCheck("http://{address}:8080/", 200, "Welcome", TimeSpan.FromMinutes(3)), plan.Machines.Single().Checks[0]);
        Assert.Equal(100000, ((SqlCheck)plan.Databases.Single().Checks[0]).AtLeast);
        Assert.Equal("ORDERS_PASSWORD", plan.Databases.Single().Password?.Env);
    }

    [Fact]
    public void Every_key_a_plan_knows_is_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "plan.md"));
        var unknown = Assert.Throws<PlanException>(() =>
            PlanReader.Read("x: 1\nprimary: { x: 1 }\nobjectives: { x: 1 }\nvaults: { x: 1 }\nroles: { x: 1 }\nresources:\n"
            + "  - { name: a, type: s3, x: 1, properties: { x: 1 } }\n"
            + "  - { name: b, type: ec2, x: 1, restore: { x: 1 }, checks: [{ http: h, x: 1 }, { sql: s, x: 1 }] }\n"
            + "  - { name: c, type: rds, x: 1, restore: { x: 1 }, password: { x: 1 }, heartbeat: { x: 1 } }\n", "/p.yaml"));

        var keys = unknown.Problems.Where(problem => problem.Message.Contains("there are: ", StringComparison.Ordinal)
            && problem.Message.Contains("no key", StringComparison.Ordinal))
            .SelectMany(problem => problem.Message.Split("there are: ")[1].Split(", ")).Distinct().ToList();

        Assert.InRange(keys.Count, 30, 100);
        Assert.All(keys, key => Assert.Contains(key, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_every_problem_at_once_with_its_line()
    {
        var refused = Assert.Throws<PlanException>(() => PlanReader.Read("""
            plan: Shop!
            primary: { region: us-east-1, endpint: http://x }
            secondary: { region: us-east-1 }
            objectives: { rpo: soon }
            colour: blue
            resources:
              - name: media
                type: s3
                bucket: shop-media
              - name: media
                type: elephant
              - name: web
                type: ec2
                needs: [ordres]
                checks:
                  - http: http://{adress}/
                  - ping: me
            """, "shop.yaml"));

        Assert.Equal(
        [
            "line 1: plan: 'plan: Shop!' should be lower-case letters, digits and hyphens, beginning with a letter",
            "line 1: plan: 'ledger' is missing: a bucket in the secondary for the record of recovery sets",
            "line 2: primary: there is no key 'endpint' (did you mean 'endpoint'?); there are: region, profile, endpoint, "
                + "role, externalId, account",
            "line 3: primary and secondary are the same Region, us-east-1: its loss would take the copies too; "
                + "name another Region as the secondary",
            "line 4: objectives: 'rpo: soon' is not a duration; write for example 90s, 15m, 1h30m or 2d",
            "line 5: plan: there is no key 'colour'; "
                + "there are: plan, awsConfigFile, primary",
            "line 7: resource media: 'replica' is missing: the bucket in the secondary",
            "line 11: resource media: there is no type 'elephant'; there are: s3, ec2, rds",
            "line 12: resource web: say which one: exactly one of 'instance: …', 'tag: Name=…' "
                + "and 'arn: arn:aws:ec2:us-east-1:123456789012:instance/i-0a1b2c3d4e5f60718'",
            "line 14: resource web: needs 'ordres', but there is no such resource; there are: media, web",
            "line 16: resource web, checks[0]: there is no placeholder {adress}; "
                + "there are: {address}, {port}, {RESOURCE.address}, {RESOURCE.port}",
            "line 17: resource web, checks[1]: a check is exactly one of http, tcp, sql, command",
        ], refused.Problems.Select(problem => $"{problem}".Split(", secondary, objectives")[0]));
        Assert.StartsWith("shop.yaml: 12 problems", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("- a\n- b", "a plan is a group of keys, not a list")]
    [InlineData("plan: [", "this is not YAML")]
    [InlineData("plan: a\nplan: b", "line 2: 'plan' stands here a second time")]
    [InlineData(Head + "resources: []", "'resources' is empty: there is nothing to protect")]
    [InlineData(Head + Media + "---\nplan: other", "a plan is one YAML document")]
    [InlineData(Head + "vaults: { key: alias/aws/backup }\n" + Media, "aws/backup cannot take these copies")]
    [InlineData(Head + "primary: { region: mars }\n" + Media, "'primary' stands here a second time")]
    [InlineData(Head + "resources: [{ name: a, type: s3, bucket: shop-ledger, replica: b-b }]",
        "bucket 'shop-ledger' is used more than once: bucket of a, ledger")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a, needs: [b] }, { name: b, type: rds, instance: b, needs: [a] }]",
        "'needs' goes round in a circle: a → b → a")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a, needs: [a] }]", "'needs' goes round in a circle: a → a")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a }, { name: a, type: rds, instance: b }]",
        "there are 2 resources named 'a'; names must differ")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a, checks: [{ sql: select 1 }] }]", "its sql checks need 'password'")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a, password: { env: A, file: b } }]", "never the password itself")]
    [InlineData(Head + "resources: [{ name: a, type: rds, instance: a, password: secret }]",
        "'password' must be a group of keys, not a single value")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, instance: web }]", "an instance id such as i-")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, tag: Name=a, checks: [{ sql: select 1 }] }]",
        "'sql' is for resources of type rds")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, tag: Name=a, checks: [{ http: nowhere, status: ok }] }]",
        "'status: ok' should be an HTTP status")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, tag: Name=a, checks: [{ tcp: \"{b.address}:1\" }] }]",
        "so 'b' must stand in its 'needs'")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, tag: Name=a, heartbeat: {} }]", "either 'http: URL' or 'sql: QUERY'")]
    [InlineData(Head + "resources: [{ name: a, type: ec2, tag: Name=a, restore: { securityGroups: [web] } }]",
        "'web' should be a security group's id")]
    public void Says_what_would_be_right(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<PlanException>(() => PlanReader.Read(text, "plan.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_says_where_to_get_one() =>
        Assert.Contains("there is no such file", Assert.Throws<PlanException>(() => PlanReader.ReadFile("/nowhere/plan.yaml"))
            .Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_brackets_is_refused_and_not_followed_down()
    {
        var refused = Assert.Throws<PlanException>(() => PlanReader.Read(Head + "resources: " + new string('[', 100_000), "plan.yaml"));

        Assert.Contains("more than 64 deep", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_YAML_is_told_with_its_place_in_the_line()
    {
        var refused = Assert.Throws<PlanException>(() => PlanReader.Read(Head + "drill: { cidr: 10.0.0.0/8", "plan.yaml"));

        Assert.True(Assert.Single(refused.Problems).Column > 0);
    }

    [Fact]
    public void A_path_with_a_NUL_character_is_a_problem_of_the_plan() =>
        Assert.Contains("holds a NUL character", Assert.Throws<PlanException>(() =>
            PlanReader.Read(Head + Media + "awsConfigFile: \"a\\0b\"", "plan.yaml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("90s", 90), InlineData("15m", 900), InlineData("1h30m", 5400), InlineData("2d", 172800)]
    public void Durations_are_written_as_people_say_them(string text, int seconds)
    {
        Assert.True(Durations.TryParse(text, out var span));
        Assert.Equal(TimeSpan.FromSeconds(seconds), span);
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
