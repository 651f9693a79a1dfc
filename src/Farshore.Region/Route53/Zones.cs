using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Aws.Route53;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Route53;

/// <summary>A zone as the partition keeps it; its id stands without the path before it.</summary>
public sealed record StoredZone(string Id, string Name, string CallerReference, string? Comment, IReadOnlyList<string> NameServers);

/// <summary>A change as the partition keeps it.</summary>
public sealed record StoredChange(string Id, DateTimeOffset SubmittedAt, string? Comment);

/// <summary>Zones and their record sets, global as on AWS.</summary>
sealed class Zones(Database database)
{
    readonly Table<StoredZone> zones = new(database, "route53_zones", Route53RecordShapes.Default.StoredZone);
    readonly Table<ResourceRecordSet> sets = new(database, "route53_record_sets", Route53RecordShapes.Default.ResourceRecordSet);

    public Database Database => database;

    public Table<StoredZone> All => zones;

    /// <exception cref="AwsException"><c>NoSuchHostedZone</c>.</exception>
    public StoredZone Get(string id) => zones.Find(Own(id)) ?? throw Missing(id);

    /// <inheritdoc cref="Get(string)"/>
    public StoredZone Get(SqliteConnection connection, string id) => zones.Find(connection, Own(id)) ?? throw Missing(id);

    public IReadOnlyList<ResourceRecordSet> SetsOf(string zone) => sets.List(zone + RecordName.FieldEnd);

    /// <summary>In the order in which they are listed: by name from its last label on, then by type, then by identifier.</summary>
    public IReadOnlyList<ResourceRecordSet> SetsOf(SqliteConnection connection, string zone) =>
        sets.List(connection, zone + RecordName.FieldEnd);

    /// <summary>Record sets of a zone that do not stand before a place.</summary>
    public IReadOnlyList<ResourceRecordSet> SetsFrom(string zone, string name, string type, string identifier) =>
        [.. SetsOf(zone).SkipWhile(set => string.CompareOrdinal(KeyOf(zone, set), KeyOf(zone, name, type, identifier)) < 0)];

    public ResourceRecordSet? Find(SqliteConnection connection, string zone, ResourceRecordSet like) =>
        sets.Find(connection, KeyOf(zone, like));

    public void Put(SqliteConnection connection, string zone, ResourceRecordSet set) => sets.Put(connection, KeyOf(zone, set), set);

    public void Delete(SqliteConnection connection, string zone, ResourceRecordSet set) => sets.Delete(connection, KeyOf(zone, set));

    /// <summary>An id without the path that it may be written with.</summary>
    public static string Own(string id) => id[(id.LastIndexOf('/') + 1)..];

    static string KeyOf(string zone, ResourceRecordSet set) => KeyOf(zone, set.Name, set.Type, set.SetIdentifier ?? "");

    static string KeyOf(string zone, string name, string type, string identifier) =>
        string.Join(RecordName.FieldEnd, zone, RecordName.Sortable(name), type, identifier);

    static AwsException Missing(string id) => new("NoSuchHostedZone", $"No hosted zone found with ID: {Own(id)}", 404);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredZone)), JsonSerializable(typeof(StoredChange)), JsonSerializable(typeof(ResourceRecordSet))]
sealed partial class Route53RecordShapes : JsonSerializerContext;
