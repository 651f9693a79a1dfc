using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Farshore.Aws.Client;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>One stack on its way to one definition: its resources as they are by now, and its template's functions over them.</summary>
sealed class StackRun
{
    readonly Lock gate = new();
    readonly StackState state;
    readonly TimeProvider time;
    readonly ConcurrentDictionary<string, ResourceRow> rows;
    readonly Evaluation evaluation;

    public StackRun(StackRow stack, Definition definition, StackState state, IAwsClient api, TimeProvider time)
    {
        (Stack, Definition, this.state, Api, this.time) = (stack, definition, state, api, time);
        Template = TemplateReader.Read(definition.Body);
        rows = new(state.ResourcesOf(stack).ToDictionary(row => row.LogicalId), StringComparer.Ordinal);
        evaluation = Over(Template, definition, stack, api.Region, View, name => state.Export(name)?.Value);
    }

    public StackRow Stack { get; }

    public StackOperation Operation => Stack.Operation!;

    public Definition Definition { get; }

    public Template Template { get; }

    public IAwsClient Api { get; }

    /// <summary>Something failed, or somebody asked to stop: nothing more is begun.</summary>
    public bool IsFailing { get; private set; }

    public IEnumerable<ResourceRow> Rows => rows.Values;

    /// <summary>Functions over a stack.</summary>
    public static Evaluation Over(
        Template template, Definition definition, StackRow stack, string region, Func<string, ResourceView?> view,
        Func<string, string?> export) => new(
            template, new(region, stack.Id.Split(':')[4], stack.Id, stack.Name, stack.Notifications),
            ParameterValues.ForFunctions(template, definition.Parameters), view, export);

    public ResourceRow? Row(string logicalId) => rows.GetValueOrDefault(logicalId);

    public void Keep(ResourceRow row) => rows[row.LogicalId] = row;

    public void Fail() => IsFailing = true;

    /// <summary>Looks whether somebody asked to stop, or time is up.</summary>
    public bool GoesOn()
    {
        if (IsFailing) return false;
        var now = state.Stacks.Find(Stack.Key);
        if (now?.Operation is not { IsCancelled: false } || now.Next is not null) Fail();
        else if (Operation.Deadline is { } deadline && time.GetUtcNow() > deadline) Fail();
        return !IsFailing;
    }

    /// <summary>Functions are worked out one part at a time, since what they remember is shared.</summary>
    public T Evaluate<T>(Func<Evaluation, T> what)
    {
        lock (gate) return what(evaluation);
    }

    /// <summary>Names of the resources that the template makes with these parameters.</summary>
    public IReadOnlyList<string> Wanted() => Evaluate(functions =>
        (IReadOnlyList<string>)[.. Template.Resources.Values.Where(one => functions.IsWanted(one.Condition)).Select(one => one.LogicalId)]);

    /// <summary>A token for what this operation makes of a resource, the same whenever it is tried again.</summary>
    public string TokenFor(string logicalId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Stack.Id}/{logicalId}/{Operation.Id}")))[..32];

    public ResourceWork Work(string logicalId, Thing thing) => new(
        Api, Stack.Id, Stack.Name, logicalId, thing.Token, thing.StackTags, time);

    ResourceView? View(string logicalId) => rows.GetValueOrDefault(logicalId)?.Now is { } thing ? new(thing.Id, thing.Attributes) : null;
}
