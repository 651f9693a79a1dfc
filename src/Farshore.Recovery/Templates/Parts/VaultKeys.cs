using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The key of the vault that takes copies: AWS's own cannot hold copies of machines and databases.</summary>
static class VaultKeys
{
    /// <returns>The key's ARN.</returns>
    public static JsonNode AddTo(TemplateDraft draft, Plan plan, TemplateChoices choices)
    {
        var makes = draft.Makes(TemplateThings.VaultKey, choices.Existing.Contains(TemplateThings.VaultKey),
            "Make the vault's key and its alias; false where the alias is there already, and then VaultKeyArn names its key.");
        draft.Parameter("VaultKeyAlias", plan.Vaults.Key, "Alias of the vault's key, as the plan's 'vaults' has it.",
            pattern: "^alias/[A-Za-z0-9/_-]+$");
        draft.Parameter("VaultKeyArn", choices.VaultKeyArn ?? "", "ARN of a key that is there already.");
        draft.Resource(TemplateThings.VaultKey, "AWS::KMS::Key", new()
        {
            ["Description"] = $"Farshore's backup vault ({plan.Name})",
            ["EnableKeyRotation"] = true,
            ["PendingWindowInDays"] = 30,
            ["KeyPolicy"] = new JsonObject
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = Fn.List(new JsonObject
                {
                    ["Sid"] = "AsPoliciesOfTheAccountSay",
                    ["Effect"] = "Allow",
                    ["Principal"] = new JsonObject { ["AWS"] = Fn.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
                    ["Action"] = "kms:*",
                    ["Resource"] = "*",
                }),
            },
        }, new(makes, Stays: true), "A key that is gone takes every recovery point under it along, so it stays when the stack goes.");
        draft.Resource("VaultKeyName", "AWS::KMS::Alias", new()
        {
            ["AliasName"] = Fn.Ref("VaultKeyAlias"), ["TargetKeyId"] = Fn.Ref(TemplateThings.VaultKey),
        }, new(makes, Stays: true));
        draft.Output("VaultKeyArn", "ARN of the vault's key.", Arn());
        return Arn();
    }

    static JsonNode Arn() =>
        Fn.If($"Makes{TemplateThings.VaultKey}", Fn.GetAtt(TemplateThings.VaultKey, "Arn"), Fn.Ref("VaultKeyArn"));
}
