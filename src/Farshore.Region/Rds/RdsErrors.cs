using Farshore.Aws;

namespace Farshore.Region.Rds;

/// <summary>The refusals of Amazon RDS, as it words them.</summary>
static class RdsErrors
{
    public static AwsException InstanceNotFound(string id) => new("DBInstanceNotFound", $"DBInstance {id} not found.", 404);

    public static AwsException InstanceExists() => new("DBInstanceAlreadyExists", "DB instance already exists");

    public static AwsException InstanceState(string message) => new("InvalidDBInstanceState", message);

    public static AwsException SnapshotNotFound(string id) => new("DBSnapshotNotFound", $"DBSnapshot not found: {id}", 404);

    public static AwsException SnapshotExists(string id) =>
        new("DBSnapshotAlreadyExists", $"Cannot create the snapshot because a snapshot with the identifier {id} already exists.");

    public static AwsException SnapshotState(string message) => new("InvalidDBSnapshotState", message);

    public static AwsException SubnetGroupNotFound(string name) =>
        new("DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);

    public static AwsException ParameterGroupNotFound(string name) =>
        new("DBParameterGroupNotFound", $"DBParameterGroup not found: {name}", 404);

    public static AwsException Value(string message) => new("InvalidParameterValue", message);

    public static AwsException Combination(string message) => new("InvalidParameterCombination", message);

    public static AwsException Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}");
}
