using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The topic of what goes wrong, its subscribers, and the rules that bring AWS Backup's failures to it.</summary>
static class News
{
    /// <summary>Everything of the template that tells somebody is made under this condition.</summary>
    public const string Condition = "Tells";

    public static void AddTo(TemplateDraft draft, Plan plan, PlanRegion side)
    {
        draft.Group("Alarms");
        draft.Switch("Alarms", Condition, true, "Tell of failed and missing backups and copies.");
        draft.Parameter("NotificationEmail", "", "Whom to write to; AWS asks the address to agree first.");
        draft.Condition("TellsByEmail", new JsonObject
        {
            ["Fn::And"] = Fn.List(new JsonObject { ["Condition"] = Condition }, Fn.Given("NotificationEmail")),
        });
        draft.Resource("News", "AWS::SNS::Topic", new()
        {
            ["TopicName"] = $"farshore-{plan.Name}", ["DisplayName"] = $"Farshore {plan.Name}",
        }, new(Condition));
        draft.Resource("NewsPolicy", "AWS::SNS::TopicPolicy", new()
        {
            ["Topics"] = Fn.List(Fn.Ref("News")),
            ["PolicyDocument"] = Roles.Document(Fn.List(new JsonObject
            {
                ["Sid"] = "AlarmsAndRules",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = Fn.Texts(["cloudwatch.amazonaws.com", "events.amazonaws.com"]) },
                ["Action"] = "sns:Publish",
                ["Resource"] = Fn.Ref("News"),
            })),
        }, new(Condition));
        draft.Resource("NewsByEmail", "AWS::SNS::Subscription", new()
        {
            ["TopicArn"] = Fn.Ref("News"), ["Protocol"] = "email", ["Endpoint"] = Fn.Ref("NotificationEmail"),
        }, new("TellsByEmail"));
        foreach (var (webhook, number) in Webhooks(plan).Select((webhook, at) => (webhook, at + 1)))
        {
            draft.Resource($"NewsByWebhook{number}", "AWS::SNS::Subscription", new()
            {
                ["TopicArn"] = Fn.Ref("News"), ["Protocol"] = webhook.Scheme, ["Endpoint"] = webhook.AbsoluteUri,
            }, new(Condition), "A webhook of the plan's notifications; SNS asks it to agree by a message with a link.");
        }

        draft.Output("NewsTopicArn", "ARN of the topic that tells what goes wrong.", Fn.Ref("News"), Condition);
    }

    /// <summary>What an alarm tells: the stack's topic, and the plan's own topics of this Region.</summary>
    public static JsonArray Topics(Plan plan, PlanRegion side) => Fn.List(
        [Fn.Ref("News"), .. Own(plan, side).Select(topic => (JsonNode)topic)]);

    /// <param name="draft">Where it goes.</param>
    /// <param name="plan">Whose it is.</param>
    /// <param name="side">The Region.</param>
    /// <param name="rule">Logical id and about what.</param>
    /// <param name="detailType">The event, e.g. <c>Copy Job State Change</c>.</param>
    /// <param name="detail">What of it must match.</param>
    public static void AddRule(
        TemplateDraft draft, Plan plan, PlanRegion side, (string Id, string About) rule, string detailType, JsonObject detail)
    {
        JsonArray targets = Fn.List(new JsonObject { ["Id"] = "news", ["Arn"] = Fn.Ref("News") });
        foreach (var (topic, number) in Own(plan, side).Select((topic, at) => (topic, at + 1)))
            targets.Add((JsonNode)new JsonObject { ["Id"] = $"plan-{number}", ["Arn"] = topic });
        draft.Resource(rule.Id, "AWS::Events::Rule", new()
        {
            ["Description"] = rule.About,
            ["EventPattern"] = new JsonObject
            {
                ["source"] = Fn.Texts(["aws.backup"]), ["detail-type"] = Fn.Texts([detailType]), ["detail"] = detail,
            },
            ["Targets"] = targets,
        }, new(Condition));
    }

    static IEnumerable<Uri> Webhooks(Plan plan) => plan.Notifications
        .Where(told => told.On.Contains("failed")).Select(told => told.Webhook).OfType<Uri>().Distinct();

    /// <summary>An alarm reaches topics of its own Region only.</summary>
    static IEnumerable<string> Own(Plan plan, PlanRegion side) => plan.Notifications.Where(told => told.On.Contains("failed"))
        .Select(told => told.Topic).OfType<string>().Where(topic =>
            Arn.TryParse(topic, out var arn) && arn.Region == side.Region).Distinct();
}
