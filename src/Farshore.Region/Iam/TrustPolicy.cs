using System.Text.Json;
using System.Text.RegularExpressions;
using Farshore.Aws;

namespace Farshore.Region.Iam;

/// <summary>Who asks to take a role on: a service, or a principal by its ARN.</summary>
public sealed record Assumer(string? Arn = null, string? Service = null, string? ExternalId = null);

/// <summary>Decides by a role's trust policy who may take it on. What it does not understand never allows.</summary>
public static class TrustPolicy
{
    const string Action = "sts:AssumeRole";

    /// <summary>Whether a statement allows it and none denies it.</summary>
    public static bool Allows(string document, Assumer who)
    {
        using var policy = JsonDocument.Parse(document);
        var statements = Items(policy.RootElement.GetProperty("Statement")).ToList();
        return statements.Exists(statement => Effect(statement) == "Allow" && Applies(statement, who, unknown: false))
            && !statements.Exists(statement => Effect(statement) == "Deny" && Applies(statement, who, unknown: true));
    }

    static string? Effect(JsonElement statement) => statement.TryGetProperty("Effect", out var effect) ? effect.GetString() : null;

    /// <param name="statement">One statement.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="unknown">What to take a condition for that is not understood.</param>
    static bool Applies(JsonElement statement, Assumer who, bool unknown) =>
        statement.TryGetProperty("Action", out var actions) && Texts(actions).Any(action => IsLike(Action, action, ignoreCase: true))
        && (statement.TryGetProperty("Principal", out var principal) ? IsNamed(principal, who) : unknown)
        && (!statement.TryGetProperty("Condition", out var conditions) || conditions.EnumerateObject()
            .All(test => Holds(test, who, unknown)));

    static bool IsNamed(JsonElement principal, Assumer who)
    {
        if (principal.ValueKind == JsonValueKind.String) return principal.GetString() == "*" && who.Arn is not null;
        if (who.Service is { } service) return principal.TryGetProperty("Service", out var services) && Texts(services).Contains(service);
        return principal.TryGetProperty("AWS", out var named) && Texts(named).Any(name => IsMeant(name, who.Arn!));
    }

    /// <summary>An account, or its root, means everyone in it; a role means its sessions.</summary>
    static bool IsMeant(string name, string caller)
    {
        if (name == "*" || name == caller) return true;
        if (!Arn.TryParse(caller, out var who)) return false;
        if (name == who.Account || name == $"arn:aws:iam::{who.Account}:root") return true;
        return who is { Service: "sts", Type: "assumed-role" } && Arn.TryParse(name, out var role) && role.Type == "role"
            && role.Account == who.Account
            && role.Resource.Split('/')[^1] == who.Resource.Split('/')[1];
    }

    static bool Holds(JsonProperty test, Assumer who, bool unknown) => test.Value.EnumerateObject().All(key =>
    {
        var actual = key.Name.ToLowerInvariant() switch
        {
            "sts:externalid" => who.ExternalId ?? "",
            "aws:principalarn" => who.Arn ?? "",
            "aws:principalaccount" or "aws:sourceaccount" => Farshore.Region.Partitions.Partition.Account,
            _ => null,
        };
        return actual is null ? unknown : test.Name switch
        {
            "StringEquals" or "ArnEquals" => Texts(key.Value).Contains(actual),
            "StringNotEquals" => !Texts(key.Value).Contains(actual),
            "StringLike" or "ArnLike" => Texts(key.Value).Any(pattern => IsLike(actual, pattern, ignoreCase: false)),
            _ => unknown,
        };
    });

    static bool IsLike(string text, string pattern, bool ignoreCase) => Regex.IsMatch(
        text, "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$", ignoreCase ? RegexOptions.IgnoreCase
            : RegexOptions.None);

    static IEnumerable<JsonElement> Items(JsonElement one) => one.ValueKind == JsonValueKind.Array ? one.EnumerateArray() : [one];

    static IEnumerable<string> Texts(JsonElement one) => Items(one).Select(item => item.GetString() ?? "");
}
