using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Aws.Client;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Puts in what <c>{{resolve:ssm:…}}</c> in a property names, and refuses the references that are not served.</summary>
static partial class DynamicReferences
{
    public static async Task<JsonNode?> ResolveAsync(JsonNode? node, IAwsClient api, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject map:
                JsonObject members = [];
                foreach (var (name, value) in map) members[name] = await ResolveAsync(value, api, cancellationToken);
                return members;
            case JsonArray list:
                JsonArray items = [];
                foreach (var item in list) items.Add(await ResolveAsync(item, api, cancellationToken));
                return items;
            case JsonValue text when text.TryGetValue<string>(out var written) && written.Contains("{{resolve:", StringComparison.Ordinal):
                return await ResolveAsync(written, api, cancellationToken);
            default:
                return node?.DeepClone();
        }
    }

    static async Task<string> ResolveAsync(string text, IAwsClient api, CancellationToken cancellationToken)
    {
        foreach (Match one in Reference().Matches(text))
        {
            if (one.Groups[1].Value != "ssm")
            {
                throw CloudFormationErrors.Validation($"Could not resolve the dynamic reference {one.Value}: {one.Groups[1].Value} is not "
                    + "served by a local region; give the value as a parameter of the template");
            }

            var value = await StoredParameters.ReadAsync([one.Groups[2].Value], api, cancellationToken);
            text = text.Replace(one.Value, value[one.Groups[2].Value], StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex(@"\{\{resolve:([a-z-]+):([^}]*)\}\}")]
    private static partial Regex Reference();
}
