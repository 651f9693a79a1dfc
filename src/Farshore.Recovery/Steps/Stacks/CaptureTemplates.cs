using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Reads the templates of a plan's stacks, so that a recovery set needs no other file.</summary>
/// <param name="After">What must have happened before.</param>
public sealed record CaptureTemplates(IReadOnlyList<PlanStack> Stacks, IReadOnlyList<string> After) : Step<IReadOnlyList<CapturedTemplate>>
{
    public override IEnumerable<string> Needs() => After;

    public override async Task<IReadOnlyList<CapturedTemplate>> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        List<CapturedTemplate> templates = [];
        foreach (var stack in Stacks) templates.Add(await ReadAsync(context, stack, Side.Primary, cancellationToken));
        return templates;
    }

    /// <param name="context">Of the step that reads.</param>
    /// <param name="stack">Whose template.</param>
    /// <param name="also">Where an object is looked for that the secondary does not have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StepRefusedException">It is not there, or too long.</exception>
    internal static async Task<CapturedTemplate> ReadAsync(
        StepContext context, PlanStack stack, Side also, CancellationToken cancellationToken)
    {
        var text = stack.TemplateObject() is var (bucket, key)
            ? await ObjectAsync(context.World.InSecondary, bucket, key, cancellationToken)
                ?? (also is Side.Primary ? await ObjectAsync(context.World.InPrimary, bucket, key, cancellationToken) : null)
            : await FileAsync(stack.Template, cancellationToken);
        if (text is null) throw new StepRefusedException($"the template {stack.Template} of stack {stack.Name} is not there, or may not be "
            + "read: put it there, or take the stack out of the plan");
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes <= StackTemplate.Longest ? new(stack.Name, text, StackTemplate.HashOf(text), stack.Template)
            : throw new StepRefusedException($"the template {stack.Template} of stack {stack.Name} has {bytes:N0} bytes; CloudFormation "
                + $"takes {StackTemplate.Longest:N0}");
    }

    static async Task<string?> FileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Null where this Region's S3 does not give it: it may be in the other one.</summary>
    static async Task<string?> ObjectAsync(RegionAccess region, string bucket, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await region.S3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
            using StreamReader reader = new(found.ResponseStream);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchKey" or "NoSuchBucket" or "PermanentRedirect" or "AccessDenied"
            or "AuthorizationHeaderMalformed")
        {
            return null;
        }
    }
}
