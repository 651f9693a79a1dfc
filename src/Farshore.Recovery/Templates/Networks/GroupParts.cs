using System.Text.Json.Nodes;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Templates.Networks;

/// <summary>Security groups with their rules. Rules that speak of groups are resources of their own: groups may speak of each other in
/// circles.</summary>
/// <param name="draft">Where they go.</param>
/// <param name="named">How the template speaks of what the order speaks of.</param>
sealed class GroupParts(TemplateDraft draft, Func<string, JsonNode> named)
{
    // Nothing is there: a group without a rule out is given one for everything.
    const string Nowhere = "127.0.0.1/32";

    public void Add(GroupOrder group)
    {
        var id = NetworkParts.IdOf(group.Key);
        List<JsonNode> outward = [.. group.Egress.Where(rule => rule.Group is null).Select(rule => (JsonNode)Rule(rule, "Destination"))];
        if (outward.Count == 0)
        {
            outward.Add(new JsonObject
            {
                ["IpProtocol"] = "-1", ["CidrIp"] = Nowhere,
                ["Description"] = "Nothing more goes out; without any rule AWS would let everything out",
            });
        }

        draft.Resource(id, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupName"] = group.Name,
            ["GroupDescription"] = group.Description.Length > 0 ? group.Description : group.Name,
            ["VpcId"] = named(group.Vpc),
            ["SecurityGroupIngress"] = Fn.List([.. group.Ingress.Where(rule => rule.Group is null).Select(rule => Rule(rule, "Source"))]),
            ["SecurityGroupEgress"] = Fn.List([.. outward]),
            ["Tags"] = NetworkParts.Tags(group.Name),
        }, new(), $"Stands for {group.Source}.");
        draft.Output(id, group.Source, Fn.GetAtt(id, "GroupId"));
        Between(id, "Ingress", "Source", group.Ingress);
        Between(id, "Egress", "Destination", group.Egress);
    }

    void Between(string id, string way, string peer, IEnumerable<CapturedRule> rules)
    {
        foreach (var (rule, number) in rules.Where(rule => rule.Group is not null).Select((rule, at) => (rule, at + 1)))
        {
            var properties = Rule(rule, peer);
            properties.Insert(0, "GroupId", Fn.GetAtt(id, "GroupId"));
            properties[$"{peer}SecurityGroupId"] = named(rule.Group!);
            draft.Resource($"{id}{way}{number}", $"AWS::EC2::SecurityGroup{way}", properties, new());
        }
    }

    static JsonObject Rule(CapturedRule rule, string peer)
    {
        JsonObject written = new() { ["IpProtocol"] = rule.Protocol };
        if (rule.Protocol is not "-1" && rule.FromPort is { } from) written["FromPort"] = from;
        if (rule.Protocol is not "-1" && rule.ToPort is { } to) written["ToPort"] = to;
        if (rule.Cidr is { } cidr) written["CidrIp"] = cidr;
        if (rule.CidrIpv6 is { } wide) written["CidrIpv6"] = wide;
        if (rule.PrefixList is { } list) written[$"{peer}PrefixListId"] = list;
        if (rule.Description is { Length: > 0 } description) written["Description"] = description;
        return written;
    }
}
