using System.Globalization;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>What a topic is set to: its display name and its policy. The policy is kept and told; who may publish is decided by the account
/// alone.</summary>
sealed class TopicAttributes(Topics topics, Subscriptions subscriptions)
{
    const string Usual = """
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow",
        "Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission",
        "SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{topic}",
        "Condition":{"StringEquals":{"AWS:SourceOwner":"{account}"}}}]}
        """;

    static readonly string[] Known = ["DisplayName", "Policy", "SignatureVersion"];

    public void Serve(Operations served)
    {
        served.Add(SnsApi.GetTopicAttributes, GetAsync);
        served.Add(SnsApi.SetTopicAttributes, SetAsync);
    }

    /// <summary>Attributes given when a topic is made, checked.</summary>
    /// <exception cref="AwsException"><c>InvalidParameter</c>.</exception>
    public static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string>? given)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given ?? new Dictionary<string, string>())
        {
            if (name == "FifoTopic")
            {
                if (value == "true") throw SnsErrors.Parameter("FifoTopic: a local region makes standard topics only");
                continue;
            }

            Check(name, value);
            if (value.Length > 0) kept[name] = value;
        }

        return kept;
    }

    Task<GetTopicAttributesResponse> GetAsync(GetTopicAttributesInput request, Call call, CancellationToken cancellationToken)
    {
        var topic = topics.Find(request.TopicArn);
        var all = subscriptions.Of(topic);
        var told = new Dictionary<string, string>(topic.Attributes, StringComparer.Ordinal)
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = Arn.Parse(topic.Arn).Account,
            ["SubscriptionsConfirmed"] = Count(all.Count(one => !one.IsPending)),
            ["SubscriptionsPending"] = Count(all.Count(one => one.IsPending)),
            ["SubscriptionsDeleted"] = "0",
        };
        told.TryAdd("DisplayName", "");
        told.TryAdd("Policy", Default(topic.Arn));
        return Task.FromResult(new GetTopicAttributesResponse { Attributes = told });
    }

    async Task<SetTopicAttributesResponse> SetAsync(SetTopicAttributesInput request, Call call, CancellationToken cancellationToken)
    {
        var value = request.AttributeValue ?? "";
        Check(request.AttributeName, value);
        await topics.All.UpdateAsync(topics.Find(request.TopicArn).Name, topic =>
        {
            var changed = new Dictionary<string, string>(topic.Attributes, StringComparer.Ordinal);
            if (value.Length == 0) changed.Remove(request.AttributeName);
            else changed[request.AttributeName] = value;
            return topic with { Attributes = changed };
        }, cancellationToken);
        return new();
    }

    static void Check(string name, string value)
    {
        if (!Known.Contains(name)) throw SnsErrors.Parameter($"AttributeName: a local region knows {string.Join(", ", Known)}, not {name}");
        if (name == "DisplayName" && value.Length > 100) throw SnsErrors.Parameter("DisplayName");
        if (name == "SignatureVersion" && value is not ("1" or "2")) throw SnsErrors.Parameter("SignatureVersion");
        if (name == "Policy" && value.Length > 0 && !IsPolicy(value)) throw SnsErrors.Parameter("Policy Error: null");
    }

    static bool IsPolicy(string text)
    {
        try
        {
            using var policy = JsonDocument.Parse(text);
            return policy.RootElement.ValueKind == JsonValueKind.Object && policy.RootElement.TryGetProperty("Statement", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Whoever owns the topic, as AWS has it where nobody said anything.
    static string Default(string arn) => Usual.Replace("{topic}", arn, StringComparison.Ordinal)
        .Replace("{account}", Arn.Parse(arn).Account, StringComparison.Ordinal);

    static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
