using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Postgres;

namespace Farshore.Region.Rds;

/// <summary>Which engine this machine runs, and which instance classes can be asked for: the classes are names only.</summary>
sealed class DBEngineVersions(RegionContext region, PostgresServers servers)
{
    static readonly string[] Classes = ["db.t3.micro", "db.t3.small", "db.t3.medium", "db.t4g.micro", "db.m6i.large", "db.r6i.large"];
    static readonly string[] Zones = ["a", "b", "c"];

    public void Serve(Operations served)
    {
        served.Add(RdsApi.DescribeDBEngineVersions, DescribeAsync);
        served.Add(RdsApi.DescribeOrderableDBInstanceOptions, DescribeOptionsAsync);
    }

    /// <summary>Refuses an engine or version that this machine does not run.</summary>
    public static void Check(string engine, string? version, PostgresInstallation installed)
    {
        if (engine != "postgres")
            throw RdsErrors.Value($"Invalid DB engine: {engine}. This local region runs: postgres {installed.Version}");
        if (version is not null && version != installed.Version && version != installed.MajorVersion)
            throw RdsErrors.Combination($"Cannot find version {version} for postgres. This local region runs: {installed.Version}");
    }

    async Task<DBEngineVersionMessage> DescribeAsync(DescribeDBEngineVersionsMessage input, Call call, CancellationToken cancellationToken)
    {
        var installed = await servers.InstallationAsync(cancellationToken);
        var version = new DBEngineVersion
        {
            Engine = "postgres",
            MajorEngineVersion = installed.MajorVersion,
            EngineVersion = installed.Version,
            DBParameterGroupFamily = installed.Family,
            DBEngineDescription = "PostgreSQL",
            DBEngineVersionDescription = $"PostgreSQL {installed.Version}",
            Status = "available",
        };
        var filters = new RdsFilters<DBEngineVersion>(
            new Dictionary<string, Func<DBEngineVersion, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["engine"] = one => [one.Engine],
            ["engine-version"] = one => [one.EngineVersion],
            ["db-parameter-group-family"] = one => [one.DBParameterGroupFamily],
            ["status"] = one => [one.Status],
        });
        var found = filters.Apply([version], input.Filters)
            .Where(one => input.Engine is null || input.Engine == one.Engine)
            .Where(one => input.EngineVersion is null || input.EngineVersion == one.EngineVersion
                || input.EngineVersion == one.MajorEngineVersion)
            .Where(one => input.DBParameterGroupFamily is null || input.DBParameterGroupFamily == one.DBParameterGroupFamily);
        var page = RdsPage<DBEngineVersion>.Of(found, one => one.EngineVersion!, input.Marker, input.MaxRecords);
        return new() { DBEngineVersions = page.Items, Marker = page.Marker };
    }

    async Task<OrderableDBInstanceOptionsMessage> DescribeOptionsAsync(
        DescribeOrderableDBInstanceOptionsMessage input, Call call, CancellationToken cancellationToken)
    {
        var installed = await servers.InstallationAsync(cancellationToken);
        Check(input.Engine, input.EngineVersion, installed);
        var all = Classes.Order(StringComparer.Ordinal).Select(name => new OrderableDBInstanceOption
        {
            Engine = "postgres",
            EngineVersion = installed.Version,
            DBInstanceClass = name,
            LicenseModel = "postgresql-license",
            AvailabilityZones = [.. Zones.Select(zone => new AvailabilityZone { Name = region.Name + zone })],
            MultiAZCapable = false,
            ReadReplicaCapable = false,
            Vpc = true,
            SupportsStorageEncryption = true,
            StorageType = "gp2",
            SupportsIops = false,
            MinStorageSize = 20,
            MaxStorageSize = 65536,
        });
        var found = new RdsFilters<OrderableDBInstanceOption>(
            new Dictionary<string, Func<OrderableDBInstanceOption, IEnumerable<string?>>>(StringComparer.Ordinal))
            .Apply(all, input.Filters)
            .Where(one => input.DBInstanceClass is null || one.DBInstanceClass == input.DBInstanceClass)
            .Where(one => input.LicenseModel is null || one.LicenseModel == input.LicenseModel)
            .Where(one => input.Vpc is null or true);
        var page = RdsPage<OrderableDBInstanceOption>.Of(found, one => one.DBInstanceClass!, input.Marker, input.MaxRecords);
        return new() { OrderableDBInstanceOptions = page.Items, Marker = page.Marker };
    }
}
