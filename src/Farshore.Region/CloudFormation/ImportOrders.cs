using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Finds out which resources of a template are to be taken in rather than made, and by which ids.</summary>
sealed class ImportOrders(RegionContext region, StackState state, StackDriver driver)
{
    /// <returns>Physical ids by logical id; none where everything is to be made.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        CreateChangeSetInput request, string kind, StackRow stack, Definition wanted, Template template, Call call,
        CancellationToken cancellationToken)
    {
        if (kind == "IMPORT") return Asked(request, template);
        if (request.ResourcesToImport is { Count: > 0 })
            throw CloudFormationErrors.Validation("ResourcesToImport can be specified only when ChangeSetType is IMPORT.");
        return request.ImportExistingResources is true
            ? await ExistingAsync(stack, wanted, template, call, cancellationToken) : new Dictionary<string, string>();
    }

    static Dictionary<string, string> Asked(CreateChangeSetInput request, Template template)
    {
        if (request.ResourcesToImport is not { Count: > 0 } asked)
            throw CloudFormationErrors.Validation("ResourcesToImport must be specified when ChangeSetType is IMPORT.");
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var one in asked)
        {
            if (!template.Resources.TryGetValue(one.LogicalResourceId, out var declared) || declared.Type != one.ResourceType)
                throw CloudFormationErrors.Validation(
                    $"Resources [{one.LogicalResourceId}] of type {one.ResourceType} to import are not in the template");
            if (declared.DeletionPolicy is null)
                throw CloudFormationErrors.Validation(
                    $"Resources [{one.LogicalResourceId}] is missing DeletionPolicy attribute. Resources to import must have a "
                    + "DeletionPolicy attribute specified in the template.");
            if (one.ResourceIdentifier.Count == 0)
                throw CloudFormationErrors.Validation($"The resource identifier of [{one.LogicalResourceId}] is empty");
            found.Add(one.LogicalResourceId, one.ResourceIdentifier.Count == 1 ? one.ResourceIdentifier.First().Value
                : string.Join('|', one.ResourceIdentifier.Values));
        }

        return found;
    }

    /// <summary>What bears the name that the template gives it, where the template also says what is to become of it.</summary>
    async Task<IReadOnlyDictionary<string, string>> ExistingAsync(
        StackRow stack, Definition wanted, Template template, Call call, CancellationToken cancellationToken)
    {
        var api = driver.ApiFor(TemplateSource.ActorOf(call));
        var own = state.ResourcesOf(stack).Where(row => row.Now is not null).Select(row => row.LogicalId).ToHashSet(StringComparer.Ordinal);
        var functions = StackRun.Over(template, wanted, stack, region.Name, static _ => new(Evaluation.Unknown, null),
            name => state.Export(name)?.Value);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var declared in template.Resources.Values.Where(one => !own.Contains(one.LogicalId) && functions.IsWanted(one.Condition)))
        {
            var type = ResourceTypes.ByName[declared.Type];
            if (type.Schema.NameProperty is not { } property || declared.DeletionPolicy is null
                || declared.Properties[property] is not { } given)
                continue;
            var name = functions.Text(given, property);
            if (name.Contains(Evaluation.Unknown, StringComparison.Ordinal)) continue;
            var work = new ResourceWork(api, stack.Id, stack.Name, declared.LogicalId, new string('0', 32), wanted.Tags, region.Clock.Real);
            if (await type.ReadAsync(work, name, new(functions.Properties(declared.Properties)), cancellationToken) is not null)
                found.Add(declared.LogicalId, name);
        }

        return found;
    }
}
