using System.Text.RegularExpressions;

namespace Farshore.Recovery.Plans;

/// <summary>Something that a stack's parameter speaks of and that is known only while a recovery runs: <c>${resources.web.id}</c>,
/// <c>${network.subnets.subnet-…}</c>, <c>${stacks.base.outputs.Url}</c>, <c>${region}</c>.</summary>
/// <param name="Text">Between the braces.</param>
public sealed partial record PlanReference(string Text)
{
    /// <summary>What may be said of a resource.</summary>
    public static readonly IReadOnlyList<string> OfResource = ["address", "arn", "database", "id", "port", "user"];

    /// <summary>The kinds of thing in the secondary that stand for one in the primary.</summary>
    public static readonly IReadOnlyList<string> OfNetwork = ["groups", "subnets", "vpcs"];

    const string Forms = "${resources.NAME.address}, .arn, .database, .id, .port or .user; ${network.vpcs.ID}, ${network.subnets.ID} or "
        + "${network.groups.ID}, by identifier or name in the primary; ${stacks.NAME.outputs.KEY}; ${region}; ${run}";

    string[] Parts => Text.Split('.');

    /// <summary>The plan's name of the resource it is about; null where it is about none.</summary>
    public string? Resource => Parts is ["resources", var name, _] ? name : null;

    /// <summary>Which of <see cref="OfResource"/>, <see cref="OfNetwork"/>, or the output's key.</summary>
    public string? Field => Parts switch
    {
        ["resources", _, var told] => told,
        ["network", var kind, ..] => kind,
        ["stacks", _, "outputs", var key] => key,
        _ => null,
    };

    /// <summary>The plan's name of the stack whose output it is; null where it is none.</summary>
    public string? Stack => Parts is ["stacks", var name, "outputs", _] ? name : null;

    /// <summary>Identifier or name in the primary; null where it is not about networks. Names may have dots in them.</summary>
    public string? Network => Text.Split('.', 3) is ["network", _, { Length: > 0 } id] ? id : null;

    /// <summary>What is wrong with its form; null where nothing is.</summary>
    public string? Fault() => this switch
    {
        { Resource: not null } when OfResource.Contains(Field!) => null,
        { Network: not null } when OfNetwork.Contains(Field!) => null,
        { Stack.Length: > 0, Field.Length: > 0 } or { Text: "region" or "run" } => null,
        _ => $"nothing is called ${{{Text}}}; there are: {Forms}",
    };

    public static IEnumerable<PlanReference> In(string text) => Form().Matches(text).Select(match => new PlanReference(
        match.Groups["text"].Value));

    /// <summary>The text with every reference filled in.</summary>
    public static string Fill(string text, Func<PlanReference, string> value) =>
        Form().Replace(text, match => value(new(match.Groups["text"].Value)));

    [GeneratedRegex(@"\$\{(?<text>[^{}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
