using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Tests.Steps.Restore;

public class RestoreMetadataTests
{
    static readonly Dictionary<string, string> Machine = new(StringComparer.Ordinal)
    {
        ["InstanceType"] = "t3.micro", ["CreditSpecification"] = "{\"CpuCredits\":\"unlimited\"}", ["SubnetId"] = "subnet-1",
            ["VpcId"] = "vpc-1",
        ["SecurityGroupIds"] = "[\"sg-1\"]", ["KeyName"] = "ops", ["NetworkInterfaces"] = "[]", ["Placement"] = "{}",
            ["aws:backup:request-id"] = "1",
        ["CpuOptions"] = "{}", ["EbsOptimized"] = "false",
    };

    static readonly Dictionary<string, string> Database = new(StringComparer.Ordinal)
    {
        ["DBInstanceClass"] = "db.t3.micro", ["DBSnapshotIdentifier"] = "awsbackup:job-1", ["AvailabilityZone"] = "us-east-1a",
            ["Port"] = "5432",
        ["KmsKeyId"] = "key", ["InformationalOnly:Engine"] = "postgres", ["DBSubnetGroupName"] = "private", ["StorageType"] = "",
            ["MultiAZ"] = "false",
    };

    [Fact]
    public void Of_a_machine_only_what_means_the_same_in_every_Region_travels() => Assert.Equal(
        ["CreditSpecification", "EbsOptimized", "InstanceType"], MachineMetadata.Of(Machine, new()).Keys.Order());

    [Fact]
    public void The_plan_says_what_is_different_about_a_machine()
    {
        var metadata = MachineMetadata.Of(Machine,
            new() { SubnetId = "subnet-9", SecurityGroups = ["sg-8", "sg-9"], InstanceType = "m5.large", KeyName = "ops-west",
                Profile = "web" });

        Assert.Equal("[\"sg-8\",\"sg-9\"]", metadata["SecurityGroupIds"]);
        Assert.Equal(("subnet-9", "m5.large", "ops-west", "web"),
            (metadata["SubnetId"], metadata["InstanceType"], metadata["KeyName"], metadata["IamInstanceProfileName"]));
        Assert.DoesNotContain("CreditSpecification", metadata.Keys);
    }

    [Fact]
    public void Of_a_database_nothing_travels_that_makes_the_job_fail()
    {
        var metadata = DatabaseMetadata.Of(Database, new() { SubnetGroup = "private-west", Class = "db.r6g.large" }, "orders-1");

        Assert.Equal(["DBInstanceClass", "DBInstanceIdentifier", "DBSubnetGroupName", "DeletionProtection", "MultiAZ", "Port"],
            metadata.Keys.Order());
        Assert.Equal(("orders-1", "private-west", "db.r6g.large", "false"),
            (metadata["DBInstanceIdentifier"], metadata["DBSubnetGroupName"], metadata["DBInstanceClass"], metadata["DeletionProtection"]));
    }
}
