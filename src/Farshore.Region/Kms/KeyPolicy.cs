using System.Text.Json;
using Farshore.Aws;

namespace Farshore.Region.Kms;

/// <summary>Who may use a key, as JSON; the region keeps it and does not judge by it.</summary>
static class KeyPolicy
{
    /// <summary>The only name a key's policy can have.</summary>
    public const string Name = "default";

    /// <summary>What AWS gives a key for which no policy was given: the account may do everything.</summary>
    public static string Default(string account) => $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::{{account}}:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    /// <exception cref="AwsException"><c>MalformedPolicyDocumentException</c>.</exception>
    public static string Checked(string policy)
    {
        try
        {
            using var parsed = JsonDocument.Parse(policy);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("Statement", out _))
                return policy;
        }
        catch (JsonException)
        {
            // Said below, as for any other text that is no policy.
        }

        throw new AwsException("MalformedPolicyDocumentException",
            "The policy is not syntactically or semantically correct: it must be a JSON object with a Statement");
    }
}
