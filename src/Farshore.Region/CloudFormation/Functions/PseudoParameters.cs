using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>What every template can refer to without declaring it.</summary>
/// <param name="StackId">ARN of the stack.</param>
/// <param name="Notifications">ARNs of the topics that are told.</param>
sealed record PseudoParameters(
    string Region, string Account, string StackId, string StackName, IReadOnlyList<string> Notifications)
{
    /// <summary>What stands where there is to be no value.</summary>
    public const string NoValue = "AWS::NoValue";

    public static bool IsOne(string name) => name is "AWS::AccountId" or "AWS::NotificationARNs" or NoValue or "AWS::Partition"
        or "AWS::Region" or "AWS::StackId" or "AWS::StackName" or "AWS::URLSuffix";

    public JsonNode? Find(string name) => name switch
    {
        "AWS::AccountId" => Account,
        "AWS::NotificationARNs" => new JsonArray([.. Notifications.Select(arn => (JsonNode)arn)]),
        "AWS::Partition" => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
            : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws",
        "AWS::Region" => Region,
        "AWS::StackId" => StackId,
        "AWS::StackName" => StackName,
        "AWS::URLSuffix" => Region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com",
        _ => null,
    };
}
