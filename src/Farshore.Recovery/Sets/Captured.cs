namespace Farshore.Recovery.Sets;

/// <summary>What a machine or a database was like when it was backed up. AWS Backup forgets most of it across Regions.</summary>
/// <param name="Id">Instance id or DB instance identifier.</param>
/// <param name="Arn">Its ARN.</param>
public sealed record Captured(string Id, string Arn)
{
    public CapturedMachine? Machine { get; init; }

    public CapturedDatabase? Database { get; init; }
}

/// <summary>An EC2 instance's configuration.</summary>
public sealed record CapturedMachine
{
    public string? InstanceType { get; init; }
    public string? Architecture { get; init; }
    public string? ImageId { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? VpcId { get; init; }
    public string? SubnetId { get; init; }
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public string? KeyName { get; init; }
    public string? InstanceProfileArn { get; init; }
    public string? RootDeviceName { get; init; }

    /// <summary>Volume ids by device name.</summary>
    public IReadOnlyDictionary<string, string> Volumes { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of the encrypted ones among them, by device name.</summary>
    public IReadOnlyDictionary<string, string> VolumeKeys { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
    public string? PrivateIpAddress { get; init; }
    public string? PublicIpAddress { get; init; }

    /// <summary>User data in base 64, as EC2 gives it; null where there is none.</summary>
    public string? UserData { get; init; }

    public bool? EbsOptimized { get; init; }

    /// <summary>Whether it is protected against being terminated.</summary>
    public bool? DisableApiTermination { get; init; }

    /// <summary>Whether only tokens open the instance's metadata (IMDSv2).</summary>
    public bool? RequiresTokens { get; init; }
}

/// <summary>A DB instance's configuration.</summary>
public sealed record CapturedDatabase
{
    public string? Class { get; init; }
    public string? Engine { get; init; }
    public string? EngineVersion { get; init; }
    public string? DBName { get; init; }
    public string? MasterUsername { get; init; }
    public int? Port { get; init; }
    public bool? MultiAZ { get; init; }
    public bool? PubliclyAccessible { get; init; }
    public bool? DeletionProtection { get; init; }
    public string? StorageType { get; init; }
    public int? AllocatedStorage { get; init; }
    public string? SubnetGroup { get; init; }
    public string? ParameterGroup { get; init; }
    public string? OptionGroup { get; init; }
    public string? KmsKeyId { get; init; }
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
    public string? Endpoint { get; init; }
}
