using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

/// <summary>Every key of a whole recovery, read into what the plan is.</summary>
public class WholePlanTests
{
    const string Text = """
        plan: shop
        primary: { region: us-east-1, account: "111122223333", role: "arn:aws:iam::111122223333:role/farshore", externalId: shop-1 }
        secondary: { region: eu-west-1 }
        objectives: { rpo: 15m, rto: 1h, skew: 5m, drillAge: 30d }
        retention: { last: 3, daily: 5, weekly: 0, monthly: 6 }
        network: { create: true, mapping: { subnet-0123456789abcdef0: subnet-0123456789abcdef1, web: web-eu } }
        drill: { cidr: 10.77.0.0/16 }
        hooks: { stopTraffic: ./stop.sh, startTraffic: { command: ./start.sh, within: 90s }, fence: ./fence.sh }
        handOver:
          command: { command: ./tell.sh, within: 1m }
          records:
            - { zone: /hostedzone/Z0123456789ABCDEFGHIJ, name: app.example.com., resource: web, ttl: 30 }
            - { zone: Z0123456789ABCDEFGHIJ, name: db.example.com, resource: orders, ttl: 2m }
        approvals: [restore, handOver]
        schedule: { backup: 6h, drill: { cron: "0 3 * * 1" }, check: { every: 1h } }
        notifications:
          - { webhook: "https://example.com/hook", on: [failed] }
          - { topic: "arn:aws:sns:eu-west-1:111122223333:recovery" }
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, arn: "arn:aws:s3:::shop-media", replica: shop-media-eu, rpo: 5m }
          - name: orders
            type: rds
            tag: Name=orders
            restore: { optionGroup: o, multiAZ: true, publiclyAccessible: false, masterPassword: { file: secret } }
          - name: web
            type: ec2
            arn: arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60718
            restore: { instanceType: t3.small, fallbacks: [t3a.small, m6g.large], key: alias/disks, userData: boot.sh }
        """;

    [Fact]
    public void Reads_where_and_as_whom_and_for_how_long()
    {
        var plan = PlanReader.Read(Text, "/plans/shop.yaml");

        Assert.Equal(("arn:aws:iam::111122223333:role/farshore", "shop-1", "111122223333"),
            (plan.Primary.Role, plan.Primary.ExternalId, plan.Primary.Account));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromDays(30)), (plan.Objectives.Skew, plan.Objectives.DrillAge));
        Assert.Equal(new PlanRetention(3, 5, 0, 6), plan.Retention);
        Assert.True(plan.Network.Create);
        Assert.Equal(("subnet-0123456789abcdef1", "web-eu"),
            (plan.Network.Mapping["subnet-0123456789abcdef0"], plan.Network.Mapping["web"]));
        Assert.Equal("10.77.0.0/16", plan.Drill.Cidr);
    }

    [Fact]
    public void Reads_what_is_run_and_when_and_who_is_told()
    {
        var plan = PlanReader.Read(Text, "/plans/shop.yaml");

        Assert.Equal(new PlanHook("./stop.sh", TimeSpan.FromMinutes(5)), plan.Hooks.StopTraffic);
        Assert.Equal(new PlanHook("./start.sh", TimeSpan.FromSeconds(90)), plan.Hooks.StartTraffic);
        Assert.Equal(new PlanHook("./tell.sh", TimeSpan.FromMinutes(1)), plan.HandOver.Command);
        Assert.Equal(
        [
            new("Z0123456789ABCDEFGHIJ", "app.example.com", "A", "web", TimeSpan.FromSeconds(30)),
            new("Z0123456789ABCDEFGHIJ", "db.example.com", "CNAME", "orders", TimeSpan.FromMinutes(2)),
        ], plan.HandOver.Records);
        Assert.Equal(["restore", "handOver"], plan.Approvals);
        Assert.Equal(new(new(TimeSpan.FromHours(6), null), new(null, "0 3 * * 1"), new(TimeSpan.FromHours(1), null)), plan.Schedule);
        Assert.Equal(["failed"], plan.Notifications[0].On);
        Assert.Equal(["failed", "done", "approval"], plan.Notifications[1].On);
    }

    [Fact]
    public void Reads_resources_by_arn_and_tag_and_what_they_become()
    {
        var plan = PlanReader.Read(Text, "/plans/shop.yaml");

        Assert.Equal("shop-media", plan.Buckets.Single().Bucket);
        Assert.Equal(TimeSpan.FromMinutes(5), plan.Buckets.Single().Rpo);
        Assert.Equal("i-0a1b2c3d4e5f60718", plan.Machines.Single().InstanceId);
        var machine = plan.Machines.Single().Restore;
        Assert.Equal(["t3a.small", "m6g.large"], machine.Fallbacks);
        Assert.Equal(("alias/disks", "/plans/boot.sh"), (machine.Key, machine.UserData));
        var database = plan.Databases.Single();
        Assert.Equal(new PlanTag("Name", "orders"), database.Tag);
        Assert.Equal(("o", true, false), (database.Restore.OptionGroup, database.Restore.MultiAZ, database.Restore.PubliclyAccessible));
        Assert.Equal("/plans/secret", database.Restore.MasterPassword?.File);
    }

    [Theory]
    [InlineData("role: \"arn:aws:iam::111122223333:role/farshore\"", "role: farshore", "should be a role's ARN")]
    [InlineData("account: \"111122223333\"", "account: \"1\"", "should be an account id, 12 digits")]
    [InlineData("account: \"111122223333\"", "account: \"444455556666\"",
        "the role is in account 111122223333, but 'account' says 444455556666")]
    [InlineData("role: \"arn:aws:iam::111122223333:role/farshore\", ", "", "'externalId' is said when a role is assumed")]
    [InlineData("last: 3", "last: 0", "'last: 0' should be a whole number, 1 to 9999")]
    [InlineData("create: true", "create: maybe", "should be true or false")]
    [InlineData(": subnet-0123456789abcdef1", ": sg-0123456789abcdef1", "should be the identifier of a subnet in the secondary")]
    [InlineData("10.77.0.0/16", "10.77.0.1/16", "the address it begins with, and a size of /16 to /28")]
    [InlineData("10.77.0.0/16", "10.0.0.0/8", "the address it begins with, and a size of /16 to /28")]
    [InlineData("command: ./start.sh, ", "", "'command' is missing: a line for /bin/sh")]
    [InlineData("zone: Z0123456789ABCDEFGHIJ", "zone: example.com", "should be a hosted zone's id")]
    [InlineData("name: app.example.com.", "name: app", "should be a full domain name")]
    [InlineData("name: app.example.com.", "name: db.example.com", "there are 2 records db.example.com")]
    [InlineData("resource: web, ttl: 30", "resource: wed, ttl: 30", "there is no such resource; there are: media, orders, web")]
    [InlineData("resource: web, ttl: 30", "resource: media, ttl: 30", "which has no address of its own")]
    [InlineData("resource: orders, ttl: 2m", "resource: orders, type: A", "'type: CNAME'")]
    [InlineData("ttl: 30", "ttl: 0", "should be seconds or a duration")]
    [InlineData("[restore, handOver]", "[restore, lunch]", "nothing called 'lunch' can wait for approval")]
    [InlineData("0 3 * * 1", "0 25 * * 1", "as in crontab: Hour values must be between 0 and 23")]
    [InlineData("0 3 * * 1", "0 3 31 2 *", "no day is ever like that")]
    [InlineData("backup: 6h", "backup: { every: 6h, cron: \"0 3 * * *\" }", "say when: either 'every: 6h' or 'cron:")]
    [InlineData("on: [failed]", "on: [sometimes]", "nothing is told on 'sometimes'")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:recovery", "recovery", "should be a topic's ARN")]
    [InlineData("arn:aws:s3:::shop-media", "arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d4e5f60718",
        "should be the ARN of a resource of this type, such as arn:aws:s3:::shop-media")]
    [InlineData("ec2:us-east-1:111122223333", "ec2:eu-west-1:111122223333", "the ARN is of eu-west-1, but the primary is us-east-1")]
    [InlineData("ec2:us-east-1:111122223333", "ec2:us-east-1:444455556666", "the ARN is of account 444455556666")]
    [InlineData("arn: \"arn:aws:s3:::shop-media\"", "arn: \"arn:aws:s3:::shop-media\", bucket: b-b",
        "exactly one of 'bucket: …' and 'arn: arn:aws:s3:::shop-media'")]
    [InlineData("fallbacks: [t3a.small, m6g.large]", "fallbacks: [small]", "'small' should be an instance type")]
    [InlineData("key: alias/disks", "key: arn:aws:kms:us-east-1:111122223333:key/x",
        "the key is in us-east-1, but machines are restored in")]
    [InlineData("multiAZ: true", "multiAZ: 2", "should be true or false")]
    [InlineData("masterPassword: { file: secret }", "masterPassword: {}", "never the password itself")]
    public void Says_what_would_be_right(string right, string wrong, string expected) => Assert.Contains(expected,
        Assert.Throws<PlanException>(() => PlanReader.Read(Replaced(right, wrong), "/plans/shop.yaml")).Message, StringComparison.Ordinal);

    static string Replaced(string right, string wrong)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);
        return Text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
