using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Route53;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Route53;

/// <summary>Changes of zones. With no name servers to tell, one is in force, INSYNC, as soon as somebody asks again.</summary>
sealed class Changes(RegionContext region)
{
    const int IdLetters = 20;

    readonly Table<StoredChange> changes = new(region.Partition.Database, "route53_changes", Route53RecordShapes.Default.StoredChange);

    /// <summary>Notes a change in the transaction that makes it.</summary>
    public ChangeInfo Submit(SqliteConnection connection, string? comment)
    {
        var made = new StoredChange(NewId("C"), region.Time.GetUtcNow(), comment);
        changes.Put(connection, made.Id, made);
        return Answer(made, "PENDING");
    }

    public Task<GetChangeResponse> GetAsync(GetChangeRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetChangeResponse
        {
            ChangeInfo = Answer(changes.Find(Zones.Own(request.Id))
                ?? throw new AwsException("NoSuchChange", $"Could not find resource with ID: {Zones.Own(request.Id)}", 404), "INSYNC"),
        });

    /// <summary>Ids of zones begin with Z, those of changes with C.</summary>
    public static string NewId(string prefix) =>
        prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", IdLetters);

    static ChangeInfo Answer(StoredChange change, string status) => new()
    {
        Id = $"/change/{change.Id}", Status = status, SubmittedAt = change.SubmittedAt, Comment = change.Comment,
    };
}
