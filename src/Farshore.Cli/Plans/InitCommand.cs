using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Drafts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>What <c>farshore init</c> wrote.</summary>
/// <param name="File">The plan; null where only the schema was asked for.</param>
/// <param name="Schema">The schema beside it.</param>
/// <param name="Resources">What the plan protects.</param>
/// <param name="Open">What is left to a person.</param>
/// <param name="Notes">What could not be looked at.</param>
sealed record InitAnswer(
    string? File, string Schema, IReadOnlyList<DraftedResource> Resources, IReadOnlyList<string> Open, IReadOnlyList<string> Notes);

/// <summary>Drafts a plan from what an account holds.</summary>
static class InitCommand
{
    public static Command Of(Shell shell)
    {
        var options = new InitOptions();
        var command = new Command("init", """
            Look at an account and write a plan for what is in it, with what it could not know marked

            Example:
              farshore init --primary us-east-1 --secondary eu-west-1 --name shop
              farshore init --primary us-east-1 --secondary eu-west-1 --tag app=shop --out shop.yaml
              farshore init --schema
            """);
        foreach (var option in options.All) command.Add(option);
        return command.Does(shell, (given, output, cancellationToken) => given.GetValue(options.Schema)
            ? Task.FromResult(Told(output, new(null, Schema(given.GetValue(options.Out) ?? "."), [], [], [])))
            : DraftAsync(shell, options, given, output, cancellationToken));
    }

    static async Task<ExitCode> DraftAsync(
        Shell shell, InitOptions options, ParseResult given, Output output, CancellationToken cancellationToken)
    {
        var wish = options.Wish(given);
        var file = Path.GetFullPath(given.GetValue(options.Out) ?? $"{wish.Name}.yaml");
        if (File.Exists(file) && !given.GetValue(options.Force))
            throw new CommandFailure(ExitCode.Usage, $"{file} is there already; --force replaces it, --out FILE writes another");
        using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
        var (world, held) = engine.Connect(wish.ToReach(), new RunWorld(shell.Time, engine.Names), false);
        using (held)
        {
            output.Note($"looking at {wish.Primary.Region} and {wish.Secondary.Region}");
            var draft = await PlanDraft.ReadAsync(wish, world, cancellationToken);
            PlanReader.Read(draft.Text, file);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, draft.Text, cancellationToken);
            return Told(output, new(file, Schema(Path.GetDirectoryName(file)!), draft.Resources, draft.Open, draft.Notes));
        }
    }

    static string Schema(string folder)
    {
        if (!Directory.Exists(folder)) folder = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(Path.GetFullPath(folder), PlanSchema.FileName);
        File.WriteAllText(file, PlanSchema.Read());
        return file;
    }

    static ExitCode Told(Output output, InitAnswer answer)
    {
        if (output.IsJson) output.Json(answer, CliShapes.Readable.InitAnswer);
        if (answer.Resources.Count > 0)
        {
            output.Table(["RESOURCE", "TYPE", "IS"], answer.Resources.Select(
                resource => (IReadOnlyList<string>)[resource.Name, resource.Type, resource.Id]));
        }

        foreach (var note in answer.Notes) output.Line($"Note: {note}");
        foreach (var open in answer.Open) output.Line($"Open: {open}");
        output.Line(answer.File is { } file
            ? $"Wrote {file}, and {PlanSchema.FileName} beside it for editors. Read it through; then: "
                + $"farshore check {Path.GetFileName(file)}"
            : $"Wrote {answer.Schema}. Put '# yaml-language-server: $schema=./{PlanSchema.FileName}' first in a plan beside it");
        return ExitCode.Done;
    }
}
