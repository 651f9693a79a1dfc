namespace Farshore.Region.ServiceQuotas;

/// <summary>A quota by AWS's codes.</summary>
/// <param name="Service">Service code, e.g. <c>ec2</c>.</param>
/// <param name="Code">Quota code, e.g. <c>L-1216C47A</c>.</param>
/// <param name="Name">AWS's name of it.</param>
/// <param name="Default">What a fresh account has on AWS.</param>
/// <param name="Adjustable">Whether more can be asked for.</param>
/// <param name="Applied">What a home begins with where that is more than a fresh account's.</param>
public sealed record Quota(string Service, string Code, string Name, double Default, bool Adjustable = true, double? Applied = null)
{
    public string Key => $"{Service}/{Code}";
}

/// <summary>The quotas that a region knows.</summary>
public static class QuotaCatalog
{
    public static readonly Quota StandardVcpus = new(
        "ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5, Applied: 256);

    public static readonly Quota Vpcs = new("vpc", "L-F678F1CE", "VPCs per Region", 5);

    public static readonly Quota InternetGateways = new("vpc", "L-A4707A72", "Internet gateways per Region", 5);

    public static readonly Quota Databases = new("rds", "L-7B6409FD", "DB instances", 40);

    public static readonly IReadOnlyDictionary<string, string> Services = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["ec2"] = "Amazon Elastic Compute Cloud (Amazon EC2)",
        ["rds"] = "Amazon Relational Database Service (Amazon RDS)",
        ["s3"] = "Amazon Simple Storage Service (Amazon S3)",
        ["vpc"] = "Amazon Virtual Private Cloud (Amazon VPC)",
    };

    public static readonly IReadOnlyList<Quota> All =
    [
        new("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5),
        StandardVcpus,
        Databases,
        new("rds", "L-272F1212", "Manual DB instance snapshots", 100),
        new("rds", "L-48C6BF61", "DB subnet groups", 50),
        new("rds", "L-9FA33840", "Option groups", 20),
        new("rds", "L-DE55804A", "Parameter groups", 50),
        new("s3", "L-DC2B2D3D", "General purpose buckets", 10000),
        new("vpc", "L-407747CB", "Subnets per VPC", 200),
        InternetGateways,
        new("vpc", "L-E79EC296", "VPC security groups per Region", 2500),
        Vpcs,
    ];

    public static Quota? Find(string service, string code) => All.FirstOrDefault(quota => quota.Service == service && quota.Code == code);
}
