using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Aws.Route53;

namespace Farshore.Region.CloudFormation.Types.Route53;

/// <summary>A record set between its template and the API.</summary>
static class TemplateRecord
{
    public static ResourceRecordSet Of(ResourceProperties wanted) => new()
    {
        Name = wanted.Required("Name"),
        Type = wanted.Required("Type"),
        SetIdentifier = wanted.Text("SetIdentifier"),
        Weight = wanted.Number("Weight"),
        Region = wanted.Text("Region"),
        Failover = wanted.Text("Failover"),
        MultiValueAnswer = wanted.Flag("MultiValueAnswer"),
        TTL = wanted.Number("TTL"),
        ResourceRecords = wanted.Texts("ResourceRecords")?.Select(value => new ResourceRecord { Value = value }).ToList(),
        AliasTarget = wanted.Part("AliasTarget")?.Only("DNSName", "EvaluateTargetHealth", "HostedZoneId") is { } alias
            ? new()
            {
                DNSName = alias.Required("DNSName"), HostedZoneId = alias.Required("HostedZoneId"),
                EvaluateTargetHealth = alias.Flag("EvaluateTargetHealth") ?? false,
            }
            : null,
    };

    public static bool AreSame(ResourceRecordSet one, ResourceRecordSet other) => SameName(one.Name, other.Name)
        && one with { Name = "", ResourceRecords = null } == other with { Name = "", ResourceRecords = null }
        && Values(one).SequenceEqual(Values(other), StringComparer.Ordinal);

    public static bool SameName(string one, string other) =>
        string.Equals(one.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    public static JsonObject Read(ResourceRecordSet record, ResourceProperties last) => new Readout(last)
        .Text("Name", last.Text("Name")).Text("Type", record.Type).Text("SetIdentifier", record.SetIdentifier)
        .Number("Weight", (int?)record.Weight).Text("Region", record.Region).Text("Failover", record.Failover)
        .Flag("MultiValueAnswer", record.MultiValueAnswer)
        .Text("TTL", record.TTL?.ToString(CultureInfo.InvariantCulture))
        .Texts("ResourceRecords", Values(record))
        .Text("HostedZoneId", last.Text("HostedZoneId")).Text("HostedZoneName", last.Text("HostedZoneName"))
        .Text("Comment", last.Text("Comment"))
        .Put("AliasTarget", record.AliasTarget is not { } alias ? null : AsWritten.Of(new JsonObject
        {
            ["DNSName"] = last.Part("AliasTarget")?.Text("DNSName") is { } name && SameName(name, alias.DNSName) ? name : alias.DNSName,
            ["HostedZoneId"] = alias.HostedZoneId,
            ["EvaluateTargetHealth"] = alias.EvaluateTargetHealth,
        }, last.Values["AliasTarget"])).Values;

    static IEnumerable<string> Values(ResourceRecordSet record) => (record.ResourceRecords ?? []).Select(one => one.Value);
}
