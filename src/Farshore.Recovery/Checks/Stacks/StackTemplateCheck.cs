using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Stacks;

namespace Farshore.Recovery.Checks.Stacks;

/// <summary>A template of the plan's own that CloudFormation refuses ends a recovery after everything else was restored.</summary>
sealed class StackTemplateCheck : Check
{
    public override string Name => "stack-template";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Stacks.Select(stack => new Look(
        stack.Name, $"template {Path.GetFileName(stack.Template)} of stack {stack.Name}", () => AskAsync(facts, stack)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanStack stack)
    {
        if (await TextAsync(facts, stack) is not { } text)
            return Answer.Failed("it is not there, or may not be read",
                facts.Commands.InPlan($"correct 'template' of stack {stack.Name}, or put {stack.Template} there"));
        if (Encoding.UTF8.GetByteCount(text) > StackTemplate.LongestBody)
            return Answer.Skipped($"it is longer than CloudFormation takes for a look ({StackTemplate.LongestBody:N0} bytes)");
        ValidateTemplateOutput valid;
        try
        {
            valid = await facts.Secondary.AskAsync(CloudFormationApi.ValidateTemplate, new() { TemplateBody = text });
        }
        catch (AwsException refused) when (refused.Code is "ValidationError")
        {
            return Answer.Failed($"CloudFormation in {facts.Secondary.Name} refuses it: {refused.Message}",
                facts.Commands.InPlan($"correct {stack.Template}"));
        }

        var faults = Faults(stack, valid).ToList();
        if (faults.Count > 0) return Answer.Failed(string.Join("; ", faults.Select(fault => fault.Found)),
            Commands.Lines(faults.Select(fault => facts.Commands.InPlan(fault.Remedy))));
        return await MayDeployAsync(facts, stack) ?? Answer.Ok(
            $"it is valid in {facts.Secondary.Name}, and all {(valid.Parameters ?? []).Count} parameters have a value");
    }

    static IEnumerable<(string Found, string Remedy)> Faults(PlanStack stack, ValidateTemplateOutput valid)
    {
        var declared = valid.Parameters ?? [];
        var missing = declared.Where(one => one.DefaultValue is null && !stack.Parameters.ContainsKey(one.ParameterKey!))
            .Select(one => one.ParameterKey!).ToList();
        if (missing.Count > 0) yield return ($"nothing gives a value to {string.Join(", ", missing)}",
            $"give {string.Join(", ", missing)} under 'parameters' of stack {stack.Name}");
        var unknown = stack.Parameters.Keys.Where(key => declared.All(one => one.ParameterKey != key)).ToList();
        if (unknown.Count > 0) yield return ($"it has no parameter {string.Join(", ", unknown)}",
            $"take {string.Join(", ", unknown)} out of 'parameters' of stack {stack.Name}");
        var wanted = (valid.Capabilities ?? []).Where(word => !IsGiven(stack, word)).ToList();
        if (wanted.Count > 0) yield return ($"it needs {string.Join(", ", wanted)} ({valid.CapabilitiesReason})",
            $"stack {stack.Name}: capabilities: [{string.Join(", ", wanted)}]");
    }

    /// <summary>Who may make roles with names may make those without.</summary>
    static bool IsGiven(PlanStack stack, string word) => stack.Capabilities.Contains(word)
        || (word is "CAPABILITY_IAM" && stack.Capabilities.Contains("CAPABILITY_NAMED_IAM"));

    /// <returns>Null where it may, or where that cannot be told.</returns>
    static async Task<Answer?> MayDeployAsync(PreflightFacts facts, PlanStack stack)
    {
        const string Assumed = "assumed-role/";
        var caller = await facts.Secondary.IdentityAsync();
        if (!Arn.TryParse(caller.Arn, out var arn) || !arn.Resource.StartsWith(Assumed, StringComparison.Ordinal)) return null;
        try
        {
            if (await facts.Secondary.Identities.RoleAsync(arn.Resource[Assumed.Length..].Split('/')[0]) is not { } role) return null;
            var denied = await facts.Secondary.Identities.DeniedAsync(role.Arn,
                ["cloudformation:CreateStack", "cloudformation:DeleteStack", "cloudformation:DescribeStacks",
                    "cloudformation:DescribeStackEvents"],
                [$"arn:aws:cloudformation:{facts.Secondary.Name}:{caller.Account}:stack/{stack.StackName ?? facts.Plan.Name}/*"]);
            return denied.Count == 0 ? null : Answer.Failed($"{role.RoleName} may not {string.Join(", ", denied)}",
                Commands.Lines(denied.Select(facts.Commands.Allow)));
        }
        catch (NotAllowedException)
        {
            return null;
        }
    }

    static async Task<string?> TextAsync(PreflightFacts facts, PlanStack stack)
    {
        if (stack.TemplateObject() is not var (bucket, key))
            return File.Exists(stack.Template) ? await File.ReadAllTextAsync(stack.Template, facts.CancellationToken) : null;
        foreach (var side in facts.AsksPrimary ? (Side[])[Side.Secondary, Side.Primary] : [Side.Secondary])
        {
            try
            {
                using var found = await facts.World.At(side).S3.GetObjectAsync(
                    new GetObjectRequest { BucketName = bucket, Key = key }, facts.CancellationToken);
                using StreamReader reader = new(found.ResponseStream);
                return await reader.ReadToEndAsync(facts.CancellationToken);
            }
            catch (AmazonS3Exception missing) when (missing.ErrorCode is { Length: > 0 })
            {
                // It may be in the other Region.
            }
        }

        return null;
    }
}
