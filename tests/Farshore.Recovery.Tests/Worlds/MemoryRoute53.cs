using Farshore.Aws.Route53;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Route 53 in memory: one zone, one record a name. A change takes two looks to be known.</summary>
sealed class MemoryRoute53(MemoryAws aws)
{
    int looks;

    public void Serve(MemoryClient client)
    {
        client.Serve(Route53Api.ListResourceRecordSets, input => new ListResourceRecordSetsResponse
        {
            ResourceRecordSets = [.. aws.Records.Values.Where(set => set.Name == input.StartRecordName)], IsTruncated = false, MaxItems =
                "1",
        });
        client.Serve(Route53Api.ChangeResourceRecordSets, input =>
        {
            foreach (var change in input.ChangeBatch.Changes)
            {
                if (change.Action is "DELETE") aws.Records.TryRemove(change.ResourceRecordSet.Name, out _);
                else aws.Records[change.ResourceRecordSet.Name] = change.ResourceRecordSet;
            }

            return new ChangeResourceRecordSetsResponse { ChangeInfo = Info("PENDING") };
        });
        client.Serve(Route53Api.GetChange, _ => new GetChangeResponse { ChangeInfo = Info(++looks % 2 == 0 ? "INSYNC" : "PENDING") });
    }

    static ChangeInfo Info(string status) => new() { Id = "/change/C1", Status = status, SubmittedAt = DateTimeOffset.UnixEpoch };
}
