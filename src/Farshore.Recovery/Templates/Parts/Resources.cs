using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The plan's machines and databases as AWS Backup names them.</summary>
static class Resources
{
    /// <summary>Null where a tag stands for it, and for buckets.</summary>
    public static JsonNode? ArnOf(PlanResource resource) => ArnOf(resource, "${AWS::Region}", "${AWS::AccountId}");

    /// <param name="resource">Which.</param>
    /// <param name="region">The Region it is in.</param>
    /// <param name="account">The account it is in.</param>
    public static JsonNode? ArnOf(PlanResource resource, string region, string account) => resource switch
    {
        PlanMachine { InstanceId: { } id } => Fn.Sub($"arn:${{AWS::Partition}}:ec2:{region}:{account}:instance/{id}"),
        PlanDatabase { Tag: null } database => Fn.Sub($"arn:${{AWS::Partition}}:rds:{region}:{account}:db:{database.Instance}"),
        _ => null,
    };

    public static PlanTag? TagOf(PlanResource resource) => resource switch
    {
        PlanMachine { InstanceId: null } machine => machine.Tag,
        PlanDatabase database => database.Tag,
        _ => null,
    };

    /// <summary>Everything of the resource's kind.</summary>
    public static JsonNode AnyOf(PlanResource resource) => resource is PlanMachine
        ? Fn.Sub("arn:${AWS::Partition}:ec2:*:*:instance/*") : Fn.Sub("arn:${AWS::Partition}:rds:*:*:db:*");
}
