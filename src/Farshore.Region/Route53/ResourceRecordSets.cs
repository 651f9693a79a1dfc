using Farshore.Aws;
using Farshore.Aws.Route53;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Route53;

/// <summary>Record sets: changed in batches that happen whole or not at all.</summary>
sealed class ResourceRecordSets(Zones zones, Changes changes)
{
    const int MostOnPage = 300;

    public void Serve(Operations served)
    {
        served.Add(Route53Api.ChangeResourceRecordSets, ChangeAsync);
        served.Add(Route53Api.ListResourceRecordSets, ListAsync);
    }

    async Task<ChangeResourceRecordSetsResponse> ChangeAsync(
        ChangeResourceRecordSetsRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.ChangeBatch.Changes.Count == 0) throw new AwsException("InvalidInput",
            "1 validation error detected: Value '[]' at 'changeBatch.changes' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1");
        foreach (var change in request.ChangeBatch.Changes) RecordChecks.CheckForm(change);
        return new()
        {
            ChangeInfo = await zones.Database.WriteAsync(connection =>
            {
                var zone = zones.Get(connection, request.HostedZoneId);
                List<string> problems = [];
                foreach (var change in request.ChangeBatch.Changes)
                {
                    var set = change.ResourceRecordSet with { Name = RecordName.Normal(change.ResourceRecordSet.Name) };
                    if (Problem(connection, zone, change.Action, set) is { } problem) problems.Add(problem);
                    else if (change.Action is "DELETE") zones.Delete(connection, zone.Id, set);
                    else zones.Put(connection, zone.Id, set);
                }

                // What the changes before the wrong one did goes with the transaction.
                return problems.Count == 0 ? changes.Submit(connection, request.ChangeBatch.Comment)
                    : throw new AwsException("InvalidChangeBatch", $"[{string.Join(", ", problems)}]");
            }, cancellationToken),
        };
    }

    Task<ListResourceRecordSetsResponse> ListAsync(ListResourceRecordSetsRequest request, Call call, CancellationToken cancellationToken)
    {
        var zone = zones.Get(request.HostedZoneId);
        if (request is { StartRecordType: { Length: > 0 }, StartRecordName: null or "" })
            throw new AwsException("InvalidInput", "The name parameter must be specified if the type parameter is specified.");
        var most = HostedZones.Most(request.MaxItems, MostOnPage);
        var all = request.StartRecordName is { Length: > 0 } name
            ? zones.SetsFrom(zone.Id, name, request.StartRecordType ?? "", request.StartRecordIdentifier ?? "")
            : zones.SetsOf(zone.Id);
        var next = all.Count > most ? all[most] : null;
        return Task.FromResult(new ListResourceRecordSetsResponse
        {
            ResourceRecordSets = [.. all.Take(most)],
            IsTruncated = next is not null,
            NextRecordName = next?.Name,
            NextRecordType = next?.Type,
            NextRecordIdentifier = next?.SetIdentifier,
            MaxItems = $"{most}",
        });
    }

    /// <returns>Why the change is not permitted as things stand; null where it is.</returns>
    string? Problem(SqliteConnection connection, StoredZone zone, string action, ResourceRecordSet set)
    {
        var (name, type) = (set.Name, set.Type);
        if (!RecordName.IsIn(name, zone.Name)) return $"RRSet with DNS name {name} is not permitted in zone {zone.Name}";
        var there = zones.Find(connection, zone.Id, set);
        if (action is "DELETE")
        {
            if (there is null) return $"Tried to delete resource record set [name='{name}', type='{type}'] but it was not found";
            if (!RecordChecks.Same(there, set))
                return $"Tried to delete resource record set [name='{name}', type='{type}'] "
                    + "but the values provided do not match the current values";
            return name != zone.Name ? null
                : type is "SOA" ? "A HostedZone must contain exactly one SOA record."
                : type is "NS" ? "A HostedZone must contain at least one NS record for the zone itself."
                : null;
        }

        if (action is "CREATE" && there is not null)
            return $"Tried to create resource record set [name='{name}', type='{type}'] but it already exists";
        if (type is "CNAME" && name == zone.Name)
            return $"RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {zone.Name}";
        var beside = zones.SetsOf(connection, zone.Id).Where(other => other.Name == name && other.Type != type).ToList();
        if (type is "CNAME" && beside.Count > 0)
            return $"RRSet of type CNAME with DNS name {name} is not permitted as it conflicts with other records "
                + $"with the same DNS name in zone {zone.Name}";
        if (beside.Any(other => other.Type is "CNAME"))
            return $"RRSet of type {type} with DNS name {name} is not permitted because a conflicting RRSet of type CNAME "
                + $"with the same DNS name already exists in zone {zone.Name}";
        return RecordChecks.Value(set);
    }
}
