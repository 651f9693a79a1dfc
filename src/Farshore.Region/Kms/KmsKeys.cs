using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;

namespace Farshore.Region.Kms;

/// <summary>The keys and aliases of a region: what the KMS API manages and what other services name.</summary>
public sealed class KmsKeys(RegionContext region)
{
    /// <summary>Aliases of the keys that AWS keeps for its services.</summary>
    static readonly string[] Managed = ["alias/aws/backup", "alias/aws/ebs", "alias/aws/rds", "alias/aws/s3", "alias/aws/ssm"];

    public Table<MasterKey> Keys { get; } = new(region.Database, "kms_keys", KmsRecordShapes.Default.MasterKey);

    public Table<KeyAlias> Aliases { get; } = new(region.Database, "kms_aliases", KmsRecordShapes.Default.KeyAlias);

    public KeyMaterials Materials { get; } = new(region);

    /// <summary>The key that an id, ARN, alias or alias ARN names.</summary>
    /// <exception cref="AwsException"><c>NotFoundException</c>, in KMS's words.</exception>
    public MasterKey Find(string named)
    {
        var name = LocalName(named);
        if (!name.StartsWith("alias/", StringComparison.Ordinal)) return FindById(name);
        var alias = Aliases.Find(name) ?? throw NotFound($"Alias {region.Arn("kms", name)} is not found.");
        return FindById(alias.KeyId);
    }

    /// <summary>A key by its id or ARN; most operations take no alias.</summary>
    /// <inheritdoc cref="Find"/>
    public MasterKey FindById(string named)
    {
        var id = LocalName(named);
        if (!Guid.TryParse(id, out _)) throw NotFound($"Invalid keyId '{named}'");
        var key = Keys.Find(id);
        // A key whose day has come is gone, whether or not it has been swept yet.
        return key is null || key.DeletionDate <= region.Time.GetUtcNow()
            ? throw NotFound($"Key '{region.Arn("kms", "key/" + id)}' does not exist") : key;
    }

    /// <summary>A key that may be used for encrypting now.</summary>
    /// <param name="named">Id, ARN, alias or alias ARN.</param>
    /// <param name="operation">What it is wanted for, for the message.</param>
    /// <exception cref="AwsException">It does not exist, is disabled, is pending deletion, or signs.</exception>
    public MasterKey FindUsable(string named, string operation = "GenerateDataKey") =>
        Find(named).Usable().For(KeySpecs.Encrypts, operation);

    /// <summary>Makes a key with its material.</summary>
    public Task<MasterKey> CreateAsync(MasterKey key, CancellationToken cancellationToken)
    {
        // A private key takes a while to find; nobody waits for it.
        var material = KeySpecs.NewMaterial(key.Spec);
        return region.Database.WriteAsync(connection =>
        {
            Materials.Put(connection, key.Id, material);
            Keys.Put(connection, key.Id, key);
            return key;
        }, cancellationToken);
    }

    /// <summary>A key not yet made, with a fresh id.</summary>
    public MasterKey New(string? policy)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        return new()
        {
            Id = id,
            Arn = region.Arn("kms", "key/" + id),
            CreatedAt = region.Time.GetUtcNow(),
            Policy = policy ?? KeyPolicy.Default(region.Account),
        };
    }

    /// <summary>Makes AWS's own keys where they are missing, and deletes those whose day has come.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Managed)
        {
            if (Aliases.Find(name) is not null) continue;
            var service = name["alias/aws/".Length..];
            var key = New(null) with
            {
                AwsManaged = true,
                Description = $"Default key that protects my {service.ToUpperInvariant()} data when no other key is defined",
            };
            await region.Database.WriteAsync(connection =>
            {
                Materials.Put(connection, key.Id, KeySpecs.NewMaterial(key.Spec));
                Keys.Put(connection, key.Id, key);
                Aliases.Put(connection, name, new(name, key.Id, key.CreatedAt, key.CreatedAt));
            }, cancellationToken);
        }

        await Materials.SealAsync(cancellationToken);
        await DeleteDueAsync(cancellationToken);
    }

    /// <summary>Deletes the keys whose day has come.</summary>
    /// <returns>When the next one's comes; null where none is to be deleted.</returns>
    public async Task<DateTimeOffset?> DeleteDueAsync(CancellationToken cancellationToken)
    {
        var now = region.Time.GetUtcNow();
        var pending = Keys.List().Where(key => key.DeletionDate is not null).ToLookup(key => key.DeletionDate <= now);
        foreach (var key in pending[true]) await DeleteAsync(key, cancellationToken);
        return pending[false].Min(key => key.DeletionDate);
    }

    Task DeleteAsync(MasterKey key, CancellationToken cancellationToken) => region.Database.WriteAsync(connection =>
    {
        Materials.Delete(connection, key.Id);
        Keys.Delete(connection, key.Id);
        foreach (var alias in Aliases.List().Where(alias => alias.KeyId == key.Id)) Aliases.Delete(connection, alias.Name);
    }, cancellationToken);

    string LocalName(string named)
    {
        if (!named.StartsWith("arn:", StringComparison.Ordinal)) return named;
        if (!Arn.TryParse(named, out var arn) || arn.Service != "kms")
            throw new AwsException("InvalidArnException", $"Invalid arn {named}");
        if (arn.Region != region.Name) throw NotFound($"Invalid arn {arn.Region}");
        if (arn.Account != region.Account) throw NotFound($"Key '{named}' does not exist");
        return arn.Resource.StartsWith("key/", StringComparison.Ordinal) ? arn.Name : arn.Resource;
    }

    static AwsException NotFound(string message) => new("NotFoundException", message);
}
