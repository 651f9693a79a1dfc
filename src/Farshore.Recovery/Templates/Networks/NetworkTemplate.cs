using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Templates.Networks;

/// <summary>The networks and groups of the primary as a template for the secondary: what a recovery would make, made before it is
/// needed.</summary>
/// <param name="Template">The template.</param>
/// <param name="Untranslated">Identifiers of the primary that nothing stands for, with what would resolve them.</param>
public sealed record NetworkTemplate(PlanTemplate Template, IReadOnlyList<Rewrite> Untranslated)
{
    /// <param name="plan">Whose networks they are.</param>
    /// <param name="world">With access to the secondary, and to the primary where no set is given.</param>
    /// <param name="set">The recovery set that recorded them, <c>latest</c>; null for the primary as it is now.</param>
    /// <param name="choices">Values of parameters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TemplateException">There is nothing to make.</exception>
    public static async Task<NetworkTemplate> ReadAsync(
        Plan plan, RunWorld world, string? set, TemplateChoices choices, CancellationToken cancellationToken)
    {
        var capsule = set is null ? await NetworkSource.LiveAsync(plan, world, cancellationToken)
            : await new Ledger(world.InSecondary.S3, plan.Ledger, plan.Name)
                .ReadCapsuleAsync(set is "latest" ? null : set, cancellationToken);
        var own = await OwnAsync(world.InSecondary, StackOf(plan), cancellationToken);
        var wish = TranslationWish.Of(plan, drillCidr: null, namePrefix: "") with
        {
            // What the stack itself made stands for nothing yet: the next template must still hold it.
            Network = plan.Network with
            {
                Create = true,
                Mapping = plan.Network.Mapping.Where(pair => !own.Contains(pair.Value)).ToDictionary(StringComparer.Ordinal),
            },
        };
        var survey = await SurveyReader.ReadAsync(world.InSecondary.Aws, wish, capsule, cancellationToken);
        return Of(plan, capsule, Translator.Translate(wish, capsule, Without(survey, own)), choices);
    }

    /// <summary>What a translation says is to be made, as a template.</summary>
    public static NetworkTemplate Of(Plan plan, Capsule capsule, Translated translated, TemplateChoices choices)
    {
        if (translated.Order is { Vpcs: [], Groups: [], SubnetGroups: [], ParameterGroups: [] })
        {
            throw new TemplateException($"there is nothing to write: everything that {plan.Name} stands on in {plan.Primary.Region} is "
                + $"mapped, or is in {plan.Secondary.Region} already");
        }

        List<Rewrite> open = [.. translated.Sheet.Unresolved.Where(one => one.Field is not "identifier" and not "instance type")];
        var draft = new TemplateDraft(Side.Secondary, $"Farshore, plan {plan.Name}: the networks and groups of {plan.Primary.Region}, made "
            + $"again in {plan.Secondary.Region}.", choices);
        var made = new NetworkParts(draft, translated.Order);
        made.Add();
        KeyPairParts.Add(draft, capsule.Environment ?? new(), translated);
        foreach (var note in (capsule.Environment ?? new()).Notes) draft.Note(note);
        foreach (var profile in (capsule.Environment ?? new()).Profiles) Tell(draft, plan, profile);
        foreach (var one in open) draft.Note($"not translated: {one.Resource}'s {one.Field} {one.Old}: {one.Why}");
        var template = draft.ToTemplate(plan, plan.Secondary) with { StackName = StackOf(plan) };
        template.Body["Metadata"]!["Farshore"]![nameof(Untranslated)] = new JsonArray([.. open.Select(one => (JsonNode)new JsonObject
        {
            ["Resource"] = one.Resource, ["Field"] = one.Field, ["Identifier"] = one.Old, ["Why"] = one.Why,
        })]);
        return new(template, open);
    }

    public static string StackOf(Plan plan) => $"farshore-{plan.Name}-network";

    static void Tell(TemplateDraft draft, Plan plan, CapturedProfile profile) => draft.Note(Parts.Accounts.Two(plan) is null
        ? $"instance profile {profile.Name} with role {profile.Role ?? "(none)"} is global: it is there in every Region"
        : $"instance profile {profile.Name} with role {profile.Role ?? "(none)"} is the primary account's: make one in the secondary's");

    /// <summary>Physical ids of what the stack holds already.</summary>
    static async Task<IReadOnlySet<string>> OwnAsync(RegionAccess secondary, string stack, CancellationToken cancellationToken)
    {
        try
        {
            var held = await secondary.Aws.PagesAsync(CloudFormationApi.ListStackResources, new() { StackName = stack },
                page => page.NextToken, (input, token) => input with { NextToken = token }, cancellationToken)
                .SelectMany(page => page.StackResourceSummaries ?? []).ToListAsync(cancellationToken);
            return held.Select(one => one.PhysicalResourceId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        }
        catch (AwsException none) when (none.Code is "ValidationError")
        {
            return new HashSet<string>();
        }
    }

    static SecondarySurvey Without(SecondarySurvey survey, IReadOnlySet<string> own) => survey with
    {
        Vpcs = [.. survey.Vpcs.Where(vpc => !own.Contains(vpc.Id))],
        Subnets = [.. survey.Subnets.Where(subnet => !own.Contains(subnet.Id))],
        Groups = [.. survey.Groups.Where(group => !own.Contains(group.Id))],
        KeyPairs = [.. survey.KeyPairs.Where(pair => !own.Contains(pair))],
        SubnetGroups = [.. survey.SubnetGroups.Where(group => !own.Contains(group.Name))],
        ParameterGroups = [.. survey.ParameterGroups.Where(group => !own.Contains(group))],
    };
}
