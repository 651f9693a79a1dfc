using System.Text.Json.Serialization;

namespace Farshore.Recovery.Plans;

/// <summary>One thing to protect.</summary>
/// <param name="Name">The user's word for it, in every message and in the evidence.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PlanBucket), "s3")]
[JsonDerivedType(typeof(PlanMachine), "ec2")]
[JsonDerivedType(typeof(PlanDatabase), "rds")]
public abstract record PlanResource(string Name)
{
    /// <summary>Resources that must be handed over before this one's restore starts.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What must hold of the restored resource.</summary>
    public IReadOnlyList<PlanCheck> Checks { get; init; } = [];

    /// <summary>Where the newest data's time is read; null where it cannot be measured.</summary>
    public PlanHeartbeat? Heartbeat { get; init; }

    /// <summary>Greatest age of this resource's newest data; null for the plan's own.</summary>
    public TimeSpan? Rpo { get; init; }

    /// <summary>s3, ec2 or rds.</summary>
    [JsonIgnore]
    public abstract string Type { get; }
}

/// <summary>A bucket, replicated to another.</summary>
/// <param name="Bucket">In the primary.</param>
/// <param name="Replica">In the secondary.</param>
public sealed record PlanBucket(string Name, string Bucket, string Replica) : PlanResource(Name)
{
    public ExpectedProperties Properties { get; init; } = new();

    /// <summary>The replica has a past of its own: what it holds from before is no surplus. So it is on the way back.</summary>
    public bool HasHistory { get; init; }

    [JsonIgnore]
    public override string Type => "s3";
}

/// <summary>What the secondary bucket should be like.</summary>
/// <param name="Versioning">Enabled or Suspended.</param>
/// <param name="Encryption">AES256 or aws:kms; null where any will do.</param>
/// <param name="PublicAccess">blocked, or null where it does not matter.</param>
/// <param name="Replication">none: the replica itself replicates nowhere; null where it does not matter.</param>
public sealed record ExpectedProperties(
    string Versioning = "Enabled", string? Encryption = null, string? PublicAccess = "blocked", string? Replication = null);

/// <summary>An EC2 instance, named by its id or by a tag that exactly one running instance has.</summary>
public sealed record PlanMachine(string Name) : PlanResource(Name)
{
    public string? InstanceId { get; init; }

    public PlanTag? Tag { get; init; }

    public MachineRestore Restore { get; init; } = new();

    [JsonIgnore]
    public override string Type => "ec2";
}

/// <summary>A tag to find something by.</summary>
public sealed record PlanTag(string Key, string Value)
{
    public override string ToString() => $"{Key}={Value}";
}

/// <summary>What is different about a machine in the secondary; what is not said is kept, left to AWS, or translated.</summary>
public sealed record MachineRestore
{
    public string? Subnet { get; init; }
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public string? InstanceType { get; init; }

    /// <summary>Types to take, in this order, where the secondary does not offer the first or has none left.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>Instance profile by name.</summary>
    public string? Profile { get; init; }

    public string? KeyPair { get; init; }

    /// <summary>Alias, id or ARN of the key its volumes are encrypted with; null for the recovery point's own.</summary>
    public string? Key { get; init; }

    /// <summary>Where the user data of the restored instance is: a full path; null for what was captured.</summary>
    public string? UserData { get; init; }
}

/// <summary>An RDS DB instance, named by its identifier or by a tag that exactly one has.</summary>
/// <param name="Instance">DBInstanceIdentifier in the primary; empty where a tag is given.</param>
public sealed record PlanDatabase(string Name, string Instance) : PlanResource(Name)
{
    public PlanTag? Tag { get; init; }

    public DatabaseRestore Restore { get; init; } = new();

    /// <summary>Whom checks log in as; null for the instance's master user.</summary>
    public string? User { get; init; }

    /// <summary>Where that user's password is; null where no check needs it.</summary>
    public PlanSecret? Password { get; init; }

    /// <summary>The database checks connect to; null for the instance's own <c>DBName</c>, or <c>postgres</c>.</summary>
    public string? Database { get; init; }

    [JsonIgnore]
    public override string Type => "rds";
}

/// <summary>What is different about a database in the secondary.</summary>
public sealed record DatabaseRestore
{
    /// <summary>DBInstanceIdentifier there; null for a new name made from the old one.</summary>
    public string? Identifier { get; init; }

    public string? Class { get; init; }
    public string? SubnetGroup { get; init; }
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
    public string? ParameterGroup { get; init; }
    public string? OptionGroup { get; init; }
    public bool? MultiAZ { get; init; }
    public bool? PubliclyAccessible { get; init; }

    /// <summary>Where the master user's password in the secondary is; null where it stays what it was.</summary>
    public PlanSecret? MasterPassword { get; init; }
}

/// <summary>Where a secret is; never the secret.</summary>
/// <param name="Env">An environment variable that holds it.</param>
/// <param name="File">A file whose first line it is; a full path.</param>
public sealed record PlanSecret(string? Env, string? File)
{
    /// <exception cref="SecretMissingException">It is not there; the message says where it was looked for.</exception>
    public string Read() => (Env, File) switch
    {
        ({ } variable, _) => Environment.GetEnvironmentVariable(variable)
            ?? throw new SecretMissingException($"the environment variable {variable}, which the plan names for a password, is not set"),
        (_, { } path) when System.IO.File.Exists(path) => System.IO.File.ReadLines(path).FirstOrDefault("").Trim(),
        (_, var path) => throw new SecretMissingException($"the file {path}, which the plan names for a password, is not there"),
    };
}

/// <summary>A password that the plan points to is not where it points.</summary>
public sealed class SecretMissingException(string message) : Exception(message);
