using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Gives templates back and says what is in them.</summary>
sealed class Templates(StackState state, TemplateSource sources)
{
    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.GetTemplate, GetAsync);
        served.Add(CloudFormationApi.GetTemplateSummary, SummaryAsync);
        served.Add(CloudFormationApi.ValidateTemplate, ValidateAsync);
        served.Add(CloudFormationApi.ListTypes, ListTypesAsync);
    }

    Task<GetTemplateOutput> GetAsync(GetTemplateInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.StackName is null && request.ChangeSetName?.StartsWith("arn:", StringComparison.Ordinal) is not true)
            throw CloudFormationErrors.Validation("StackName or the ARN of a change set must be specified");
        var body = request.ChangeSetName is { } set
            ? (state.ChangeSets.List().FirstOrDefault(one => one.Id == set || one.Name == set
                && request.StackName is { } name && one.StackId == state.Stack(name).Id) ?? throw CloudFormationErrors.NoChangeSet(set))
                .Asked.Wanted!.Body
            : BodyOf(request.StackName!);
        return Task.FromResult(new GetTemplateOutput { TemplateBody = body, StagesAvailable = ["Original", "Processed"] });
    }

    string BodyOf(string name)
    {
        var stack = state.Stack(name);
        return (stack.Now ?? stack.Operation?.Wanted)?.Body
            ?? throw CloudFormationErrors.Validation($"Stack with id {name} has no template");
    }

    async Task<GetTemplateSummaryOutput> SummaryAsync(GetTemplateSummaryInput request, Call call, CancellationToken cancellationToken)
    {
        var body = request.StackName is { } stack ? BodyOf(stack)
            : await sources.NeedAsync(request.TemplateBody, request.TemplateURL, call, cancellationToken);
        var template = TemplateReader.Read(body);
        return new()
        {
            Parameters = [.. template.Parameters.Values.Select(one => new ParameterDeclaration
            {
                ParameterKey = one.Name, DefaultValue = one.Default, ParameterType = one.Type, NoEcho = one.NoEcho,
                Description = one.Description, ParameterConstraints = new() { AllowedValues = one.AllowedValues },
            })],
            Description = template.Description,
            Capabilities = Capabilities.Needed(template) is { } needed ? [needed] : null,
            CapabilitiesReason = Capabilities.Reason(template),
            ResourceTypes = [.. template.Resources.Values.Select(one => one.Type).Distinct(StringComparer.Ordinal)],
            Version = template.Version ?? "2010-09-09",
            Metadata = template.Metadata?.ToJsonString(),
            DeclaredTransforms = [],
            ResourceIdentifierSummaries = Identifiers(template),
        };
    }

    static IReadOnlyList<ResourceIdentifierSummary>? Identifiers(Template template) =>
        [.. template.Resources.Values.GroupBy(one => one.Type).Where(group =>
            ResourceTypes.ByName[group.Key].Schema.NameProperty is not null)
            .Select(group => new ResourceIdentifierSummary
            {
                ResourceType = group.Key, LogicalResourceIds = [.. group.Select(one => one.LogicalId)],
                ResourceIdentifiers = [ResourceTypes.ByName[group.Key].Schema.NameProperty!],
            })];

    async Task<ValidateTemplateOutput> ValidateAsync(ValidateTemplateInput request, Call call, CancellationToken cancellationToken)
    {
        var template = TemplateReader.Read(await sources.NeedAsync(request.TemplateBody, request.TemplateURL, call, cancellationToken));
        return new()
        {
            Parameters = [.. template.Parameters.Values.Select(one => new TemplateParameter
            {
                ParameterKey = one.Name, DefaultValue = one.Default, NoEcho = one.NoEcho, Description = one.Description,
            })],
            Description = template.Description,
            Capabilities = Capabilities.Needed(template) is { } needed ? [needed] : null,
            CapabilitiesReason = Capabilities.Reason(template),
        };
    }

    Task<ListTypesOutput> ListTypesAsync(ListTypesInput request, Call call, CancellationToken cancellationToken)
    {
        var prefix = request.Filters?.TypeNamePrefix ?? "";
        IReadOnlyList<string> served = request.Type is null or "RESOURCE"
            ? [.. ResourceTypes.ByName.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : [];
        var (page, next) = Paging.Page(served, name => name, request.NextToken, request.MaxResults ?? 100,
            () => CloudFormationErrors.Validation("Invalid NextToken"));
        return Task.FromResult(new ListTypesOutput
        {
            TypeSummaries = [.. page.Select(name => new TypeSummary { Type = "RESOURCE", TypeName = name, IsActivated = true })],
            NextToken = next,
        });
    }
}
