using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Templates.Deploying;
using Farshore.Recovery.Templates.Networks;
using Farshore.Recovery.Translation;

namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>The templates of every example plan, and of a captured network.</summary>
static class ShownTemplates
{
    /// <summary>By a name for messages.</summary>
    public static IReadOnlyDictionary<string, PlanTemplate> All()
    {
        Dictionary<string, PlanTemplate> all = new(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.yaml").Order())
        {
            var plan = PlanReader.ReadFile(file);
            foreach (var template in PlanTemplates.Of(plan, TemplateSurvey.Unseen(plan, new()).Choices).InOrder)
                all[$"{Path.GetFileNameWithoutExtension(file)}-{template.Side}".ToLowerInvariant()] = template;
        }

        all["network"] = Network().Template;
        return all;
    }

    /// <summary>Two groups that speak of each other, public and private subnets, a group of each kind for databases.</summary>
    public static NetworkTemplate Network()
    {
        var plan = PlanReader.ReadFile(Path.Combine(Root, "examples", "shop.yaml")) with { Network = new() };
        CapturedEnvironment environment = new()
        {
            Vpcs = [new("vpc-01", "10.1.0.0/16", false, new Dictionary<string, string> { ["Name"] = "shop" })],
            Subnets = [Subnet("subnet-01", "10.1.1.0/24", "us-east-1a", true), Subnet("subnet-02", "10.1.2.0/24", "us-east-1b", false)],
            SecurityGroups =
            [
                new("sg-01", "web", "web servers", "vpc-01", [new("tcp", 443, 443, "0.0.0.0/0"), new("-1", null, null, Group: "sg-02")],
                    [new("tcp", 5432, 5432, Group: "sg-02")], new Dictionary<string, string>()),
                new("sg-02", "db", "databases", "vpc-01", [new("tcp", 5432, 5432, Group: "sg-01") { Description = "orders" }],
                    [new("-1", null, null, "0.0.0.0/0")], new Dictionary<string, string>()),
            ],
            SubnetGroups = [new("private", "", "vpc-01", ["subnet-01", "subnet-02"])],
            ParameterGroups = [new("orders", "postgres15", "of the shop", new Dictionary<string, string> { ["work_mem"] = "8192" })],
            KeyPairs = [new("ops", null, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ ops")],
            Profiles = [new("web", "arn:aws:iam::111122223333:instance-profile/web", "web", null)],
        };
        var capsule = Capsule(plan, environment);
        SecondarySurvey survey = new() { Region = plan.Secondary.Region, Zones = ["eu-west-1a", "eu-west-1b"] };
        var machines = plan.Resources.Select(one => one is PlanMachine machine ? machine with { Restore = new() } : one)
            .Select(one => one is PlanDatabase database ? database with { Restore = new() } : one).ToList();
        TranslationWish wish = new(plan.Name, plan.Primary.Region, machines, new() { Create = true });
        return NetworkTemplate.Of(plan, capsule, Translator.Translate(wish, capsule, survey), new());
    }

    public static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    static CapturedSubnet Subnet(string id, string cidr, string zone, bool isPublic) =>
        new(id, "vpc-01", cidr, zone, false, isPublic, new Dictionary<string, string>());

    static Capsule Capsule(Plan plan, CapturedEnvironment environment) => new()
    {
        Format = Recovery.Sets.Capsule.CurrentFormat,
        Set = "backup-1",
        Plan = plan.Name,
        PlanText = plan.Text,
        SealedAt = DateTimeOffset.UnixEpoch,
        PrimaryRegion = plan.Primary.Region,
        SecondaryRegion = plan.Secondary.Region,
        SecondaryVault = plan.Vaults.Secondary,
        BackupRole = plan.Roles.Backup,
        SkewSeconds = 0,
        Environment = environment,
        Members =
        [
            new()
            {
                Name = "web", Type = "ec2", Moment = DateTimeOffset.UnixEpoch,
                Captured = new("i-01", "arn:aws:ec2:us-east-1:111122223333:instance/i-01")
                {
                    Machine = new() { VpcId = "vpc-01", SubnetId = "subnet-01", SecurityGroups = ["sg-01"], KeyName = "ops" },
                },
            },
            new()
            {
                Name = "orders", Type = "rds", Moment = DateTimeOffset.UnixEpoch,
                Captured = new("orders", "arn:aws:rds:us-east-1:111122223333:db:orders")
                {
                    Database = new() { SubnetGroup = "private", ParameterGroup = "orders", SecurityGroups = ["sg-02"] },
                },
            },
        ],
    };
}
