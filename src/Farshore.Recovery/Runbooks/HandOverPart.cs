using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Runbooks;

/// <summary>Leads users to what was rebuilt: the plan's records in Route 53, then its own command.</summary>
static class HandOverPart
{
    static readonly ShellFunction Point = new("""
        point() { # point ZONE NAME TYPE TTL ADDRESS: the record leads there, and every name server knows it
            [ -n "$5" ] || fail "$2 is to point at something that has no address" 'correct the plan, or point it by hand'
            change=$({{to}} route53 change-resource-record-sets --hosted-zone-id "$1" --query ChangeInfo.Id --change-batch "{
                \"Comment\": \"$RUN\", \"Changes\": [{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {
                \"Name\": \"$(json "$2")\", \"Type\": \"$3\", \"TTL\": $4, \"ResourceRecords\": [{\"Value\": \"$5\"}]}}]}") ||
                fail "$2 could not be pointed at $5" \
                    'Route 53 takes changes in us-east-1 alone: where that is lost, point it by hand once it answers; then run this again'
            {{to}} route53 wait resource-record-sets-changed --id "$change" ||
                say "$2 points at $5, but not every name server knows it yet"
            say "$2 points at $5"
        }
        """, Speech.Say, Speech.Fail, Speech.Json);

    public static void AddTo(Script script)
    {
        var (plan, over) = (script.Plan, script.Plan.HandOver);
        var asks = plan.Approvals.Contains("handOver");
        if (over.Records.Count == 0 && over.Command is null && !asks) return;
        script.Section("hand over: users are led to what was rebuilt");
        if (asks) script.Use(Speech.Approve).Line("approve handOver");
        foreach (var record in over.Records)
        {
            script.Use(Point).Command("point", ShellText.Word(record.Zone), ShellText.Word(record.Name.TrimEnd('.')), record.Type,
                $"{(int)record.Ttl.TotalSeconds}", $"\"$(noted {record.Resource}.address)\"");
        }

        Commands.Turn(script, over.Command, "handOver");
    }
}
