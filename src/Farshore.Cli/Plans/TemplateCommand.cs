using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Templates.Deploying;
using Farshore.Recovery.Templates.Networks;
using Farshore.Recovery.Translation;

namespace Farshore.Cli.Plans;

/// <summary>What <c>farshore template</c> wrote.</summary>
/// <param name="Files">Paths, in the order in which they are used.</param>
/// <param name="Commands">What to run, in this order.</param>
/// <param name="Notes">What a person should know before.</param>
sealed record TemplateAnswer(IReadOnlyList<string> Files, IReadOnlyList<string> Commands, IReadOnlyList<string> Notes)
{
    /// <summary>With <c>--network</c>: identifiers of the primary that nothing stands for; null without it.</summary>
    public IReadOnlyList<Rewrite>? Untranslated { get; init; }
}

/// <summary>Writes what a plan stands on as CloudFormation templates, and the commands that deploy them.</summary>
static class TemplateCommand
{
    public static Command Of(Shell shell)
    {
        var plan = new PlanSource();
        var options = new TemplateOptions();
        var command = new Command("template", """
            Write what a plan stands on as CloudFormation templates, one for each Region, and say how to deploy them; nothing is changed

            Example:
              farshore template shop.yaml --out stacks
              farshore template shop.yaml --out stacks --parameter VaultLock=governance --parameter NotificationEmail=ops@example.com
              farshore template shop.yaml --side primary --out - --offline
              farshore template shop.yaml --network --out stacks
            """);
        plan.AddTo(command);
        foreach (var option in options.All) command.Add(option);
        return command.Does(shell, async (given, output, cancellationToken) =>
        {
            options.Judge(given);
            var set = options.SetOf(given);
            var isRecorded = set is not null || plan.IsLedger(given);
            var read = await plan.ReadAsync(given, shell, set is "latest" ? null : set, cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            RunWorld world = new(shell.Time, engine.Names);
            if (given.GetValue(options.Offline)) return await WriteAsync(read, world, options, given, output, cancellationToken);
            // What a recovery set recorded is read as a recovery reads it: without the primary.
            var (reached, held) = engine.Connect(read, world, isRecorded);
            using (held)
            {
                return given.GetValue(options.Network)
                    ? await WriteNetworkAsync(read, reached, options, given, isRecorded, output, cancellationToken)
                    : await WriteAsync(read, reached, options, given, output, cancellationToken);
            }
        });
    }

    static async Task<ExitCode> WriteNetworkAsync(Plan plan, RunWorld world, TemplateOptions options, ParseResult given, bool isRecorded,
        Output output, CancellationToken cancellationToken)
    {
        output.Note(isRecorded ? $"looking at {plan.Secondary.Region}" : $"looking at {plan.Primary.Region} and {plan.Secondary.Region}");
        NetworkTemplate network;
        try
        {
            network = await NetworkTemplate.ReadAsync(plan, world, isRecorded ? options.SetOf(given) ?? "latest" : null,
                new() { Parameters = options.ParametersOf(given) }, cancellationToken);
        }
        catch (TemplateException nothing)
        {
            throw new CommandFailure(ExitCode.Failed, nothing.Message);
        }

        if (Printed(network.Template, options, given)) return ExitCode.Done;
        var folder = given.GetRequiredValue(options.Out);
        var files = TemplateFiles.Of(plan, world, [network.Template], options.IsJson(given), folder, script: null);
        var written = await FolderOfTemplates.WriteAsync(folder, files.Files, given.GetValue(options.Force), cancellationToken);
        return Told(output, new(written, [.. files.Commands, TemplateFiles.Mapping(plan, world, network.Template)], network.Template.Notes)
        {
            Untranslated = network.Untranslated,
        });
    }

    static async Task<ExitCode> WriteAsync(
        Plan plan, RunWorld world, TemplateOptions options, ParseResult given, Output output, CancellationToken cancellationToken)
    {
        var (side, folder) = (options.SideOf(given), given.GetRequiredValue(options.Out));
        var survey = await SurveyAsync(plan, world, options, given, output, cancellationToken);
        var templates = Templates(plan, survey.Choices).Where(one => side is null || one.Side == side).ToList();
        if (Printed(templates[0], options, given)) return ExitCode.Done;
        var script = side is Side.Secondary ? null : await BucketScript.OfAsync(plan, world, survey.Choices, cancellationToken);
        var files = TemplateFiles.Of(plan, world, templates, options.IsJson(given), folder, script);
        var written = await FolderOfTemplates.WriteAsync(folder, files.Files, given.GetValue(options.Force), cancellationToken);
        return Told(output, new(written, files.Commands, [.. survey.Notes, .. templates.SelectMany(one => one.Notes).Distinct()]));
    }

    static async Task<TemplateSurvey> SurveyAsync(
        Plan plan, RunWorld world, TemplateOptions options, ParseResult given, Output output, CancellationToken cancellationToken)
    {
        TemplateChoices choices = new() { Parameters = options.ParametersOf(given) };
        if (world.Primary is null) return TemplateSurvey.Unseen(plan, choices);
        output.Note($"looking at {plan.Primary.Region} and {plan.Secondary.Region}");
        try
        {
            return await TemplateSurvey.LookAsync(plan, world, choices, cancellationToken);
        }
        catch (TemplateException unreached)
        {
            throw new CommandFailure(ExitCode.Failed, $"{unreached.Message}; --offline writes the templates without looking");
        }
    }

    static IReadOnlyList<PlanTemplate> Templates(Plan plan, TemplateChoices choices)
    {
        try
        {
            return PlanTemplates.Of(plan, choices).InOrder;
        }
        catch (TemplateException unfit)
        {
            throw new CommandFailure(ExitCode.Usage, unfit.Message);
        }
    }

    /// <summary>Whether the one template goes to standard output, and then it has gone there.</summary>
    static bool Printed(PlanTemplate template, TemplateOptions options, ParseResult given)
    {
        if (given.GetRequiredValue(options.Out) is not "-") return false;
        System.Console.Out.Write(options.IsJson(given) ? template.ToJson() : template.ToYaml());
        return true;
    }

    static ExitCode Told(Output output, TemplateAnswer answer)
    {
        if (output.IsJson) output.Json(answer, CliShapes.Readable.TemplateAnswer);
        foreach (var file in answer.Files) output.Line($"Wrote {file}");
        foreach (var note in answer.Notes) output.Line($"Note: {note}");
        output.Line(answer.Commands.Count > 1 ? "Run, in this order:" : "Run:");
        foreach (var command in answer.Commands) output.Line($"\n{command}");
        return ExitCode.Done;
    }
}
