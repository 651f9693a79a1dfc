using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Drafts;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Drafts;

public class PlanDraftTests
{
    static readonly DraftWish Wish = new("shop", new("us-east-1", "one"), new("eu-west-1", "other"));

    static readonly RegionInventory Primary = new("us-east-1", "111122223333")
    {
        Buckets = [Bucket("media", "media-far"), Bucket("logs"), Bucket("shop-recovery-ledger-1")],
        Instances =
        [
            new()
            {
                InstanceId = "i-0a1b2c3d4e5f60718", InstanceType = "t3.small", KeyName = "ops", SubnetId = "subnet-1",
                SecurityGroups = [new() { GroupId = "sg-1", GroupName = "web" }], State = new() { Name = "running" },
                Tags = [new() { Key = "Name", Value = "Shop: Web \"1\"" }, new() { Key = "app", Value = "shop" }],
            },
        ],
        Databases =
        [
            new()
            {
                DBInstanceIdentifier = "orders", Engine = "postgres", EngineVersion = "15.4", DBInstanceClass = "db.t4g.micro",
                DBSubnetGroup = new() { DBSubnetGroupName = "private" }, VpcSecurityGroups = [new() { VpcSecurityGroupId = "sg-2" }],
                DBParameterGroups = [new() { DBParameterGroupName = "orders" }],
                TagList = [new() { Key = "app", Value = "shop" }],
            },
        ],
        Subnets = [new() { SubnetId = "subnet-1", Tags = [new() { Key = "Name", Value = "web-us-east-1a" }] }],
        SecurityGroups =
        [
            new()
            {
                GroupId = "sg-1", GroupName = "web",
                IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
            },
            new()
            {
                GroupId = "sg-2", GroupName = "data",
                IpPermissions = [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432,
                    UserIdGroupPairs = [new() { GroupId = "sg-1" }] }],
            },
        ],
    };

    static readonly RegionInventory Secondary = new("eu-west-1", "444455556666")
    {
        Buckets = [Bucket("media-far")],
        Subnets = [new() { SubnetId = "subnet-9", Tags = [new() { Key = "Name", Value = "web-eu-west-1a" }] }],
        SecurityGroups = [new() { GroupId = "sg-9", GroupName = "web" }],
        SubnetGroups = ["private"],
    };

    [Fact]
    public void What_is_known_is_filled_in_and_the_reader_and_the_schema_accept_it()
    {
        var draft = Draft(Wish, new());

        var plan = PlanReader.Read(draft.Text, "/plans/shop.yaml");
        Assert.Equal(["media", "logs", "orders", "shop-web-1"], plan.Resources.Select(resource => resource.Name));
        Assert.Equal("444455556666", plan.Secondary.Account);
        Assert.Equal("media-far", plan.Buckets.First().Replica);
        var web = plan.Machines.Single();
        Assert.Equal(("subnet-9", "sg-9"), (web.Restore.Subnet, web.Restore.SecurityGroups.Single()));
        Assert.Equal(["orders"], web.Needs);
        Assert.Equal("private", plan.Databases.Single().Restore.SubnetGroup);
        Assert.Empty(Plans.JsonPlan.Schema.Faults(Plans.JsonPlan.Of(draft.Text)));
    }

    [Fact]
    public void What_could_not_be_known_is_marked_and_told()
    {
        var draft = Draft(Wish,
            new() { NoTypes = new HashSet<string> { "t3.small" }, NoEngines = new HashSet<string> { "postgres 15.4" } });

        Assert.Equal(
        [
            "logs: there is no bucket for its replica in eu-west-1 yet; name one, or make it: aws s3api create-bucket --bucket "
                + "logs-eu-west-1 --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1",
            "orders: eu-west-1 does not offer postgres 15.4, so it cannot be restored there: upgrade it in the primary first",
            "i-0a1b2c3d4e5f60718: the key pair ops is not in eu-west-1: aws ec2 import-key-pair --region eu-west-1 --key-name ops "
                + "--public-key-material fileb://ops.pub",
            "i-0a1b2c3d4e5f60718: eu-west-1 does not offer t3.small: name another type under restore, instanceType",
        ], draft.Open);
        Assert.Equal(4, draft.Text.Split("# OPEN: ").Length - 1);
    }

    [Fact]
    public void What_is_commented_out_is_a_plan_too()
    {
        var suggested = string.Join('\n', Draft(Wish, new()).Text.Split('\n').Select(line => line.TrimStart() switch
        {
            ['#', ' ', .. var rest] when IsPlan(rest) => line.Remove(line.IndexOf('#'), 2),
            _ => line,
        }));

        var plan = PlanReader.Read(suggested.Replace("resource: web", "resource: shop-web-1", StringComparison.Ordinal),
            "/plans/shop.yaml");

        Assert.NotNull(plan.Schedule.Drill);
        Assert.NotEmpty(plan.Notifications);
        Assert.Equal("https://{address}/", ((HttpCheck)plan.Machines.Single().Checks[0]).Url);
        Assert.Equal(2, plan.Databases.Single().Checks.Count);
    }

    [Fact]
    public void Tags_and_names_narrow_what_is_taken()
    {
        Assert.Equal((0, 1, 1), Counted(Wish with { Tags = [new("app", "shop")] }));
        Assert.Equal((1, 0, 0), Counted(Wish with { Buckets = ["logs"] }));
        Assert.Equal((1, 1, 1), Counted(Wish with { Buckets = ["logs"], Tags = [new("app", "shop")] }));
        Assert.Equal("there is no DB instance nope in us-east-1 of account 111122223333",
            DraftChoice.Of(Wish with { Databases = ["nope"] }, Primary).Missing.Single());
    }

    static (int, int, int) Counted(DraftWish wish)
    {
        var choice = DraftChoice.Of(wish, Primary);
        return (choice.Buckets.Count, choice.Machines.Count, choice.Databases.Count);
    }

    // A suggestion begins like a key or an entry of a list; an explanation is a sentence.
    static bool IsPlan(string rest) => rest.TrimStart() is var text && (text.StartsWith("- ", StringComparison.Ordinal)
        || text.Split(' ')[0] is { Length: > 2 } word && word[^1] == ':' && char.IsAsciiLetterLower(word[0])
            && !word.StartsWith("yaml-", StringComparison.Ordinal) && word is not "rto:" and not "rpo:");

    static PlanDraft Draft(DraftWish wish, Offers offers) =>
        PlanDraft.Of(wish, Primary, Secondary, DraftChoice.Of(wish, Primary), offers);

    static FoundBucket Bucket(string name, params string[] replicatesTo) => new(name, [], replicatesTo);
}
