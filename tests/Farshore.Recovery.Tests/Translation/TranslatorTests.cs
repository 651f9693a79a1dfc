using System.Text;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Tests.Translation;

public class TranslatorTests
{
    static readonly SecondarySurvey Empty = new()
    {
        Region = "eu-west-1",
        Zones = ["eu-west-1a", "eu-west-1b"],
        Offers = new Dictionary<string, IReadOnlyList<string>> { ["t3.micro"] = ["eu-west-1a", "eu-west-1b"],
            ["m5.large"] = ["eu-west-1b"] },
    };

    static readonly SecondarySurvey WithDefault = Empty with
    {
        Vpcs = [new("vpc-d", "172.31.0.0/16", true, null), new("vpc-9", "10.9.0.0/16", false, "shopnet")],
        Subnets = [new("subnet-d", "vpc-d", "eu-west-1a", null), new("subnet-9", "vpc-9", "eu-west-1b", "front")],
        Groups = [new("sg-d", "default", "vpc-d"), new("sg-9", "web", "vpc-9")],
        SubnetGroups = [new("default", "vpc-d")],
    };

    static readonly CapturedMachine Machine = new()
    {
        InstanceType = "t3.micro", VpcId = "vpc-1", SubnetId = "subnet-1", SecurityGroups = ["sg-web"],
        Tags = new Dictionary<string, string> { ["Name"] = "web", ["aws:autoscaling:groupName"] = "x", ["farshore:run"] = "old" },
    };

    static readonly CapturedEnvironment Custom = new()
    {
        Vpcs = [new("vpc-1", "10.1.0.0/16", false, Tag("shopnet"))],
        Subnets =
        [
            new("subnet-1", "vpc-1", "10.1.1.0/24", "us-east-1c", false, true, Tag("front")),
            new("subnet-2", "vpc-1", "10.1.2.0/24", "us-east-1d", false, false, Tag("back")),
        ],
        SecurityGroups =
        [
            new("sg-web", "web", "", "vpc-1", [new("tcp", 80, 80, "0.0.0.0/0"), new("tcp", 9000, 9000, Group: "sg-db")], [], Tag("")),
            new("sg-db", "db", "", "vpc-1",
                [new("tcp", 5432, 5432, Group: "sg-web"), new("tcp", 22, 22, "10.1.0.0/16"), new("tcp", 5432, 5432, Group: "sg-db")], [],
                    Tag("")),
        ],
        SubnetGroups = [new("private", "", "vpc-1", ["subnet-1", "subnet-2"])],
        ParameterGroups = [new("tuned", "postgres17", "", new Dictionary<string, string> { ["work_mem"] = "8192" })],
    };

    [Fact]
    public void What_stood_in_the_default_network_stands_in_the_default_network()
    {
        var environment = new CapturedEnvironment
        {
            Vpcs = [new("vpc-1", "172.31.0.0/16", true, Tag(""))],
            Subnets = [new("subnet-1", "vpc-1", "172.31.0.0/20", "us-east-1a", true, true, Tag(""))],
            SecurityGroups = [new("sg-web", "default", "", "vpc-1", [], [], Tag(""))],
        };

        var translated = Of(new(), environment, Machine, WithDefault);

        Assert.Empty(translated.Sheet.Unresolved);
        Assert.Null(translated.Machines["web"].SubnetId);
        Assert.Equal(["sg-d"], translated.Machines["web"].SecurityGroups);
        Assert.Equal("web", translated.Machines["web"].Tags.Single().Value);
    }

    [Fact]
    public void What_nothing_decides_is_unresolved_and_says_what_would_resolve_it()
    {
        var unresolved = Of(new(), Custom, Machine, WithDefault).Sheet.Unresolved.ToList();

        Assert.Equal(["security group", "subnet"], unresolved.Select(one => one.Field).Order());
        Assert.Contains("network: { create: true }", unresolved.First(one => one.Field == "subnet").Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_to_what_is_not_there_is_unresolved()
    {
        var plan = new PlanNetwork { Mapping = new Dictionary<string, string> { ["subnet-1"] = "subnet-7", ["sg-web"] = "sg-9" } };

        var unresolved = Assert.Single(Of(plan, Custom, Machine, WithDefault).Sheet.Unresolved);

        Assert.Contains("subnet-7, and there is no such subnet in eu-west-1", unresolved.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapped_network_gives_the_subnet_of_the_same_name_and_the_group_of_the_same_name()
    {
        var plan = new PlanNetwork { Mapping = new Dictionary<string, string> { ["vpc-1"] = "vpc-9" } };

        var translated = Of(plan, Custom, Machine, WithDefault);

        Assert.Empty(translated.Sheet.Unresolved);
        Assert.Equal(("subnet-9", "sg-9"), (translated.Machines["web"].SubnetId, translated.Machines["web"].SecurityGroups.Single()));
    }

    [Fact]
    public void A_group_of_another_network_than_the_subnets_is_unresolved()
    {
        var plan = new PlanNetwork { Mapping = new Dictionary<string, string> { ["subnet-1"] = "subnet-9", ["sg-web"] = "sg-d" } };

        Assert.Contains("which is of network vpc-d", Of(plan, Custom, Machine, WithDefault).Sheet.Unresolved.Single().Why,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_speak_of_each_other_are_made_with_rules_that_speak_of_each_other()
    {
        var order = Of(new() { Create = true }, Custom, Machine, Empty).Order;

        Assert.Equal(["new:sg-db", "new:sg-web"], order.Groups.Select(group => group.Key).Order());
        Assert.Contains(order.Groups.Single(group => group.Name == "web").Ingress, rule => rule.Group == "new:sg-db");
        Assert.Equal(["new:sg-db", "new:sg-web"],
            order.Groups.Single(group => group.Name == "db").Ingress.Select(rule => rule.Group).OfType<string>().Order());
    }

    [Fact]
    public void A_network_is_made_with_what_stands_in_it_spread_over_zones_as_before()
    {
        var order = Translator.Translate(
            new("shop", "us-east-1", [new PlanDatabase("orders", "orders")], new() { Create = true }),
            Set(Custom, "orders", new("orders", "arn") { Database = new() { SubnetGroup = "private", ParameterGroup = "tuned" } }),
                Empty).Order;

        Assert.Equal("10.1.0.0/16", Assert.Single(order.Vpcs).Cidr);
        Assert.Equal([("10.1.1.0/24", "eu-west-1a", true), ("10.1.2.0/24", "eu-west-1b", false)],
            order.Subnets.Select(subnet => (subnet.Cidr, subnet.Zone, subnet.IsPublic)).Order());
        Assert.Equal(["new:subnet-1", "new:subnet-2"], Assert.Single(order.SubnetGroups).Subnets.Order());
        Assert.Equal("8192", Assert.Single(order.ParameterGroups).Parameters["work_mem"]);
    }

    [Fact]
    public void A_rule_for_the_whole_old_network_is_for_the_whole_new_one()
    {
        var plan = new PlanNetwork
        {
            Create = true, Mapping = new Dictionary<string, string> { ["vpc-1"] = "vpc-9", ["sg-web"] = "sg-9" },
        };

        var order = Of(plan, Custom, Machine with { SecurityGroups = ["sg-db"] }, WithDefault).Order;

        Assert.Contains(Assert.Single(order.Groups).Ingress, rule => rule is { FromPort: 22, Cidr: "10.9.0.0/16" });
    }

    [Fact]
    public void A_type_that_is_not_offered_where_the_machine_goes_gives_way_to_the_first_that_is()
    {
        var plan = new PlanMachine("web") { Restore = new() { InstanceType = "x9.gone", Fallbacks = ["x8.gone", "m5.large", "t3.micro"] } };

        var target = Of(new(), null, Machine, WithDefault, plan).Machines["web"];

        Assert.Equal("m5.large", target.InstanceType);
        Assert.Equal(["t3.micro"], target.Fallbacks);
    }

    [Fact]
    public void A_type_that_is_offered_nowhere_is_unresolved() => Assert.Equal("instance type",
        Of(new(), null, Machine with { InstanceType = "x9.gone" }, WithDefault).Sheet.Unresolved.Single().Field);

    [Fact]
    public void A_missing_key_pair_is_left_out_and_said()
    {
        var translated = Of(new(), null, Machine with { KeyName = "ops" }, WithDefault);

        Assert.Null(translated.Machines["web"].KeyName);
        var said = translated.Sheet.Rewrites.Single(one => one.Field == "key pair");
        Assert.True(said.IsResolved);
        Assert.Contains("no key pair of that name", said.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_primarys_name_in_user_data_is_told_and_rewritten_only_where_the_mapping_says_so()
    {
        var machine = Machine with { UserData = Convert.ToBase64String("curl db.us-east-1.rds.amazonaws.com\nweb s3.us-east-1\n"u8) };
        var plan = new PlanNetwork
        {
            Mapping = new Dictionary<string, string> { ["db.us-east-1.rds.amazonaws.com"] = "db.example.com", ["web"] = "sg-d" },
        };

        var translated = Of(plan, null, machine, WithDefault);

        Assert.Equal("curl db.example.com\nweb s3.us-east-1\n",
            Encoding.UTF8.GetString(Convert.FromBase64String(translated.Machines["web"].UserData!)));
        Assert.Contains(translated.Sheet.Rewrites, one =>
            one is { Field: "user data", Old: "s3.us-east-1", New: "s3.us-east-1", IsResolved: true });
    }

    [Fact]
    public void A_drill_stands_in_a_network_of_its_own_which_nothing_gets_out_of()
    {
        var plan = new PlanMachine("web") { Checks = [new TcpCheck("{address}:80", TimeSpan.FromSeconds(1))] };
        var wish = new TranslationWish("shop", "us-east-1", [plan], new()) { DrillCidr = "10.254.0.0/16", NamePrefix = "drill-1-" };

        var translated = Translator.Translate(wish, Set(Custom, "web", new("i-1", "arn") { Machine = Machine }), WithDefault);

        Assert.Empty(translated.Sheet.Unresolved);
        Assert.Equal(["10.254.0.0/17", "10.254.128.0/17"], translated.Order.Subnets.Select(subnet => subnet.Cidr));
        var group = Assert.Single(translated.Order.Groups);
        Assert.Equal([("-1", "10.254.0.0/16"), ("tcp", "0.0.0.0/0")], group.Ingress.Select(rule => (rule.Protocol, rule.Cidr)).Order());
        Assert.Equal("10.254.0.0/16", Assert.Single(group.Egress).Cidr);
        Assert.Equal("drill-1-web", translated.Machines["web"].Tags["Name"]);
    }

    static Translated Of(
        PlanNetwork network, CapturedEnvironment? environment, CapturedMachine machine, SecondarySurvey survey, PlanMachine? plan = null) =>
        Translator.Translate(new("shop", "us-east-1", [plan ?? new("web")], network),
            Set(environment, "web", new("i-1", "arn") { Machine = machine }), survey);

    static Capsule Set(CapturedEnvironment? environment, string name, Captured captured) => new()
    {
        Format = Capsule.CurrentFormat, Set = "set-1", Plan = "shop", PlanText = "", SealedAt = default, PrimaryRegion = "us-east-1",
        SecondaryRegion = "eu-west-1", SecondaryVault = "v", BackupRole = "", SkewSeconds = 0, Environment = environment,
        Members = [new() { Name = name, Type = "", Moment = default, Captured = captured }],
    };

    static Dictionary<string, string> Tag(string name) => new() { ["Name"] = name };
}
