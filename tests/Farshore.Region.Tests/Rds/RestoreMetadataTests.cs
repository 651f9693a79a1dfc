using Farshore.Aws;
using Farshore.Region.Rds;

namespace Farshore.Region.Tests.Rds;

public sealed class RestoreMetadataTests
{
    [Fact]
    public void Reads_settings_by_name_whatever_their_case()
    {
        var asked = RestoreMetadata.Read(new Dictionary<string, string>
        {
            ["dbInstanceIdentifier"] = "orders", ["PORT"] = "5433", ["VpcSecurityGroupIds"] = """["sg-1","sg-2"]""",
                ["deletionProtection"] = "false",
            ["EngineVersion"] = "15.4", ["Encrypted"] = "true", ["EnableIAMDatabaseAuthentication"] = "false",
        }, "awsbackup:job-1");

        Assert.Equal(("orders", 5433, "awsbackup:job-1", false),
            (asked.DBInstanceIdentifier, asked.Port, asked.DBSnapshotIdentifier, asked.DeletionProtection));
        Assert.Equal(["sg-1", "sg-2"], asked.VpcSecurityGroupIds);
    }

    [Theory]
    [InlineData("DBSnapshotIdentifier", "x", "Invalid restore metadata for resource type RDS: DBSnapshotIdentifier")]
    [InlineData("InformationalOnly:Region", "x", "Invalid restore metadata for resource type RDS: InformationalOnly:Region")]
    [InlineData("aws:backup:request-id", "x", "Invalid restore metadata for resource type RDS: aws:backup:request-id")]
    [InlineData("Port", "many", "Port must be a number, not 'many'")]
    [InlineData("VpcSecurityGroupIds", "sg-1", "VpcSecurityGroupIds must be a JSON array of strings")]
    [InlineData("EnableCloudwatchLogsExports", "postgresql", "EnableCloudwatchLogsExports must be a JSON array of strings")]
    public void Refuses_what_is_no_setting_of_a_restore(string key, string value, string message)
    {
        var refusal = Assert.Throws<AwsException>(() => RestoreMetadata.Read(
            new Dictionary<string, string> { ["DBInstanceIdentifier"] = "orders", [key] = value }, "snapshot"));

        Assert.Contains(message, refusal.Message);
    }

    [Fact]
    public void Tells_of_the_source_what_cannot_all_be_given_back()
    {
        var told = RestoreMetadata.Of(new(
            new() { DBSnapshotIdentifier = "awsbackup:job-1" },
            new() { DBInstanceIdentifier = "orders", MultiAZ = false, VpcSecurityGroups = [new() { VpcSecurityGroupId = "sg-1" }] }));

        Assert.Equal("orders", told["DBInstanceIdentifier"]);
        Assert.Equal("false", told["MultiAZ"]);
        Assert.Equal("""["sg-1"]""", told["VpcSecurityGroupIds"]);
        Assert.Throws<AwsException>(() => RestoreMetadata.Read(told, "awsbackup:job-1"));
        Assert.Equal("orders", RestoreMetadata.Read(
            told.Where(pair => pair.Key != "DBSnapshotIdentifier").ToDictionary(), "awsbackup:job-1").DBInstanceIdentifier);
    }
}
