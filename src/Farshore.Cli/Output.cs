using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Farshore.Cli;

/// <summary>Where a command's words go: the answer to standard output, everything about getting there to standard error.</summary>
sealed class Output
{
    readonly IAnsiConsole answer;

    Output(bool isJson)
    {
        IsJson = isJson;
        answer = Console(System.Console.Out, System.Console.IsOutputRedirected);
        Progress = Console(System.Console.Error, System.Console.IsErrorRedirected);
        IsTerminal = !System.Console.IsErrorRedirected && !isJson;
    }

    /// <summary>The answer is one JSON document.</summary>
    public bool IsJson { get; }

    /// <summary>Somebody watches, so progress may move.</summary>
    public bool IsTerminal { get; }

    /// <summary>For what moves while work goes on.</summary>
    public IAnsiConsole Progress { get; }

    public static Output Open(bool isJson) => new(isJson);

    /// <summary>The answer, for a script.</summary>
    public void Json<T>(T value, JsonTypeInfo<T> shape) => System.Console.Out.WriteLine(JsonSerializer.Serialize(value, shape));

    /// <summary>A line of the answer, for a person; nothing with <c>--json</c>.</summary>
    public void Line(string text)
    {
        if (!IsJson) System.Console.Out.WriteLine(text);
    }

    /// <summary>A table of the answer, for a person: drawn on a terminal, aligned columns elsewhere.</summary>
    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (IsJson) return;
        var all = rows.ToList();
        if (!System.Console.IsOutputRedirected)
        {
            var table = new Table { Border = TableBorder.Rounded };
            foreach (var head in heads) table.AddColumn(Markup.Escape(head));
            foreach (var row in all) table.AddRow([.. row.Select(Markup.Escape)]);
            answer.Write(table);
            return;
        }

        foreach (var row in all.Prepend(heads))
        {
            var cells = row.Select((cell, column) => cell.PadRight(all.Append(heads).Max(line => line[column].Length)));
            System.Console.Out.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>What is being done now.</summary>
    public void Note(string text)
    {
        if (!IsJson) System.Console.Error.WriteLine(text);
    }

    /// <summary>What went wrong.</summary>
    public void Error(string text)
    {
        if (IsJson)
        {
            System.Console.Error.WriteLine(JsonSerializer.Serialize(new ErrorAnswer(text), CliShapes.Readable.ErrorAnswer));
            return;
        }

        if (!System.Console.IsErrorRedirected) Progress.Markup("[red]error:[/] ");
        else System.Console.Error.Write("error: ");
        System.Console.Error.WriteLine(text);
    }

    static IAnsiConsole Console(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new()
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = InteractionSupport.No,
    });
}
