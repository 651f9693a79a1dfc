using System.Text;

namespace Farshore.Recovery.Runbooks;

/// <summary>A shell script while it is written: settings at its head, then the functions it calls, then what it does.</summary>
/// <param name="source">What it is written from.</param>
sealed class Script(RunbookSource source)
{
    const int Longest = 118;

    readonly StringBuilder settings = new();
    readonly StringBuilder body = new();
    readonly List<ShellFunction> functions = [];
    int sections = 2;

    public RunbookSource Source => source;

    public Plans.Plan Plan => source.Plan;

    /// <summary>Everything goes home: the Regions change places.</summary>
    public bool IsHomeward => source.Kind is RunbookKind.Failback;

    /// <summary>The function that asks the Region which is restored to.</summary>
    public string To => IsHomeward ? "in_primary" : "in_secondary";

    /// <summary>What a resource's recovery point in the Region that is restored to is noted as.</summary>
    public string Point => IsHomeward ? "copy" : "point";

    /// <summary>The function that asks the Region which is backed up.</summary>
    public string From => IsHomeward ? "in_secondary" : "in_primary";

    /// <summary>Lets the script have a function, with all that one calls.</summary>
    public Script Use(params IReadOnlyList<ShellFunction> wanted)
    {
        foreach (var function in wanted)
        {
            if (functions.Contains(function)) continue;
            Use(function.Calls);
            functions.Add(function);
        }

        return this;
    }

    /// <summary>A variable at the head, which the environment overrides.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it is otherwise; empty for nothing.</param>
    /// <param name="why">What it is for.</param>
    public Script Set(string name, string? value, string? why = null)
    {
        if (why is not null) Remark(settings, why, "");
        settings.Append(name).Append("=${").Append(name).Append('-')
            .Append(string.IsNullOrEmpty(value) ? "" : ShellText.Word(value)).Append("}\n");
        return this;
    }

    /// <summary>A blank line and a heading among the variables.</summary>
    public Script Heading(string text)
    {
        settings.Append('\n');
        Remark(settings, text, "");
        return this;
    }

    /// <summary>Begins a part of what the script does.</summary>
    public Script Section(string title, string? why = null)
    {
        body.Append('\n').Append($"# ==== {++sections}. {ShellText.Remark(title)} ".PadRight(Longest, '=')).Append("\n\n");
        if (why is not null)
        {
            Remark(body, why, "");
            body.Append('\n');
        }

        return Line($"say {ShellText.Word($"-- {title}")}");
    }

    public Script Why(string text)
    {
        body.Append('\n');
        Remark(body, text, "");
        return this;
    }

    public Script Line(string text = "")
    {
        body.Append(text).Append('\n');
        return this;
    }

    /// <summary>A command with many words, on as many lines as it needs.</summary>
    public Script Command(params IReadOnlyList<string> words)
    {
        var line = new StringBuilder();
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > Longest)
            {
                body.Append(line).Append(" \\\n");
                line.Clear().Append("   ");
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        body.Append(line).Append('\n');
        return this;
    }

    public string Write(string head)
    {
        var text = new StringBuilder(head);
        text.Append(Rule("1. What may be changed: each value here, or in the environment")).Append(settings);
        text.Append('\n').Append(Rule("2. What is used below"));
        foreach (var function in functions) text.Append(Filled(function.Text.Trim('\n'))).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n" + body;
    }

    public static void Remark(StringBuilder written, string text, string indent)
    {
        var line = "";
        foreach (var word in ShellText.Remark(text).Split(' '))
        {
            // A line that begins with it would be an order to ShellCheck.
            var plain = word.Equals("shellcheck", StringComparison.OrdinalIgnoreCase) ? "ShellCheck" : word;
            if (line.Length > 0 && indent.Length + line.Length + word.Length + 3 > Longest)
            {
                written.Append(indent).Append("# ").Append(line).Append('\n');
                line = "";
            }

            line += line.Length > 0 ? $" {plain}" : plain;
        }

        written.Append(indent).Append("# ").Append(line).Append('\n');
    }

    static string Rule(string title) => $"# ==== {title} ".PadRight(Longest, '=') + "\n\n";

    string Filled(string text) => text
        .Replace("{{to}}", To, StringComparison.Ordinal)
        .Replace("{{from}}", From, StringComparison.Ordinal)
        .Replace("{{restore_role}}", IsHomeward ? "HOME_ROLE" : "BACKUP_ROLE", StringComparison.Ordinal)
        .Replace("{{point}}", Point, StringComparison.Ordinal)
        .Replace("{{to_region}}", IsHomeward ? "PRIMARY_REGION" : "SECONDARY_REGION", StringComparison.Ordinal)
        .Replace("{{from_vault}}", IsHomeward ? "SECONDARY_VAULT" : "PRIMARY_VAULT", StringComparison.Ordinal)
        .Replace("{{to_vault}}", IsHomeward ? "HOME_VAULT" : "SECONDARY_VAULT", StringComparison.Ordinal);
}
