using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Templates.Deploying;

namespace Farshore.Cli.Plans;

/// <summary>What <c>farshore template</c> wrote.</summary>
/// <param name="Files">Paths, in the order in which they are used.</param>
/// <param name="Commands">What to run, in this order.</param>
/// <param name="Notes">What a person should know before.</param>
sealed record TemplateAnswer(IReadOnlyList<string> Files, IReadOnlyList<string> Commands, IReadOnlyList<string> Notes);

/// <summary>Writes what a plan stands on as CloudFormation templates, and the commands that deploy them.</summary>
static class TemplateCommand
{
    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        var options = new TemplateOptions();
        var command = new Command("template", """
            Write what a plan stands on as CloudFormation templates, one for each Region, and say how to deploy them; nothing is changed

            Example:
              farshore template shop.yaml --out stacks
              farshore template shop.yaml --out stacks --parameter VaultLock=governance --parameter NotificationEmail=ops@example.com
              farshore template shop.yaml --side primary --out - --offline
            """) { plan };
        foreach (var option in options.All) command.Add(option);
        return command.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            if (given.GetRequiredValue(options.Out) is "-" && options.SideOf(given) is null)
                throw new CommandFailure(ExitCode.Usage, "--out - takes one template: say which with --side primary or --side secondary");
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            RunWorld world = new(shell.Time, engine.Names);
            if (given.GetValue(options.Offline)) return await WriteAsync(read, world, options, given, output, cancellationToken);
            var (reached, held) = engine.Connect(read, world, false);
            using (held) return await WriteAsync(read, reached, options, given, output, cancellationToken);
        });
    }

    static async Task<ExitCode> WriteAsync(
        Plan plan, RunWorld world, TemplateOptions options, ParseResult given, Output output, CancellationToken cancellationToken)
    {
        var (side, folder) = (options.SideOf(given), given.GetRequiredValue(options.Out));
        var survey = await SurveyAsync(plan, world, options, given, output, cancellationToken);
        var templates = Templates(plan, survey.Choices).Where(one => side is null || one.Side == side).ToList();
        var asJson = given.GetRequiredValue(options.Format) is "json";
        if (folder is "-")
        {
            System.Console.Out.Write(asJson ? templates[0].ToJson() : templates[0].ToYaml());
            return ExitCode.Done;
        }

        var script = side is Side.Secondary ? null : await BucketScript.OfAsync(plan, world, survey.Choices, cancellationToken);
        var files = TemplateFiles.Of(plan, world, templates, asJson, folder, script);
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
