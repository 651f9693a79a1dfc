using System.Net;
using Farshore.Recovery.Runs;

namespace Farshore.Console;

/// <summary>Every run of this home, newest first.</summary>
static class RunListPage
{
    const string Nothing = "<p>No run has been started in this FARSHORE_HOME. <code>farshore demo</code> plays a whole walk-through.</p>";

    static readonly string[] Heads = ["Run", "Kind", "Plan", "Phase", "Started (UTC)"];

    public static string Of(IReadOnlyList<RunSummary> runs) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Farshore: runs</title>
        <style>
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
        body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid; }
        </style>
        </head>
        <body>
        <h1>Runs</h1>
        {{(runs.Count == 0 ? Nothing : Table(runs))}}
        </body>
        </html>

        """;

    static string Table(IReadOnlyList<RunSummary> runs) =>
        $"""
        <table>
        <thead><tr>{string.Concat(Heads.Select(head => $"""<th scope="col">{head}</th>"""))}</tr></thead>
        <tbody>{string.Concat(runs.Select(Row))}</tbody>
        </table>
        """;

    static string Row(RunSummary run) =>
        $"""<tr><td><a href="/runs/{Uri.EscapeDataString(run.Run)}">{Text(run.Run)}</a></td><td>{Text(run.Kind)}</td>""" +
        $"<td>{Text(run.Plan)}</td><td>{Text(run.Phase)}</td><td>{run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td></tr>";

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
