using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads a template's text, which is JSON or YAML, into one form.</summary>
static class TemplateText
{
    /// <summary>Most bytes of a template that travels in a request.</summary>
    public const int MostInRequest = 51_200;

    /// <summary>Most bytes of one that lies in a bucket.</summary>
    public const int MostInBucket = 1_000_000;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="Farshore.Aws.AwsException">It is neither, or no object.</exception>
    public static JsonObject Read(string text)
    {
        var root = text.AsSpan().TrimStart().StartsWith("{") ? Json(text) : Yaml(text);
        return root as JsonObject ?? throw CloudFormationErrors.Format("unsupported structure.");
    }

    /// <summary>Refuses what is too long for a request, as AWS does before it reads it.</summary>
    public static string Bounded(string body) => Encoding.UTF8.GetByteCount(body) switch
    {
        0 => throw CloudFormationErrors.Constraint("templateBody", body, "Member must have length greater than or equal to 1"),
        <= MostInRequest => body,
        _ => throw CloudFormationErrors.Constraint(
            "templateBody", body[..Math.Min(100, body.Length)] + "…", $"Member must have length less than or equal to {MostInRequest}"),
    };

    static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException wrong) when (wrong.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            throw CloudFormationErrors.Format($"JSON not well-formed. {wrong.Message}");
        }
        catch (JsonException wrong)
        {
            throw CloudFormationErrors.Format(
                $"JSON not well-formed. (line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1})");
        }
    }

    static JsonNode? Yaml(string text)
    {
        try
        {
            return YamlTemplate.Read(text);
        }
        catch (YamlException wrong)
        {
            throw CloudFormationErrors.Format($"YAML not well-formed. (line {wrong.Start.Line}, column {wrong.Start.Column})");
        }
    }
}
