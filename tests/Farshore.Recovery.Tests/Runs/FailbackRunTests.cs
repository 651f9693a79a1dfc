using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Return;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Runs;

public class FailbackRunTests
{
    [Fact]
    public void A_plan_turned_round_goes_from_what_stands_to_what_it_was_at_home()
    {
        var home = Reversal.Of(Shop.Plan, Standing, Set, name => name + "-new");

        Assert.Equal(("eu-west-1", "us-east-1", "shop-ledger-home"), (home.Primary.Region, home.Secondary.Region, home.Ledger));
        var bucket = Assert.Single(home.Buckets);
        Assert.Equal(("shop-media-eu", "shop-media", true), (bucket.Bucket, bucket.Replica, bucket.HasHistory));
        var machine = Assert.Single(home.Machines);
        Assert.Equal(("i-2", "subnet-1", "t3.micro"), (machine.InstanceId, machine.Restore.Subnet, machine.Restore.InstanceType));
        var database = Assert.Single(home.Databases);
        Assert.Equal(("orders-2", "orders-new", "private"),
            (database.Instance, database.Restore.Identifier, database.Restore.SubnetGroup));
    }

    [Fact]
    public void Only_names_of_resources_are_rewritten_in_the_plan()
    {
        const string Text = """
            plan: orders
            resources:
              - { name: orders, type: rds, instance: orders, needs: [orders] }
              - { name: copy, type: rds, instance: "orders-2" }
              - { name: third, type: rds, arn: arn:aws:rds:us-east-1:123456789012:db:orders }
            """;

        var now = new NewNames([("orders", "orders-abc"), ("gone", "elsewhere")]).In(Text);

        Assert.Equal("""
            plan: orders
            resources:
              - { name: orders, type: rds, instance: orders-abc, needs: [orders] }
              - { name: copy, type: rds, instance: "orders-2" }
              - { name: third, type: rds, arn: arn:aws:rds:us-east-1:123456789012:db:orders-abc }
            """, now);
        Assert.Equal(now, new NewNames([("orders", "orders-abc")]).In(now));
    }

    internal static readonly Standing Standing = new("failover-1", "backup-1", DateTimeOffset.UnixEpoch,
    [
        new("media", "arn:aws:s3:::shop-media-eu", "shop-media-eu", ""),
        new("orders", "arn:aws:rds:eu-west-1:123456789012:db:orders-2", "orders-2", "10.0.0.2", 5432, "owner", "postgres"),
        new("web", "arn:aws:ec2:eu-west-1:123456789012:instance/i-2", "i-2", "10.0.0.1"),
    ]);

    static readonly Capsule Set = new()
    {
        Format = Capsule.CurrentFormat, Set = "backup-1", Plan = "shop", PlanText = Shop.PlanText, SealedAt = DateTimeOffset.UnixEpoch,
        PrimaryRegion = "us-east-1", SecondaryRegion = "eu-west-1", SecondaryVault = "farshore", BackupRole = "role", SkewSeconds = 0,
        Members =
        [
            new()
            {
                Name = "web", Type = "ec2", Moment = DateTimeOffset.UnixEpoch,
                Captured = new("i-1", "arn:1") { Machine = new() { SubnetId = "subnet-1", InstanceType = "t3.micro" } },
            },
            new()
            {
                Name = "orders", Type = "rds", Moment = DateTimeOffset.UnixEpoch,
                Captured = new("orders", "arn:2") { Database = new() { SubnetGroup = "private" } },
            },
        ],
    };
}
