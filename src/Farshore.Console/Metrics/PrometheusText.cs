using System.Globalization;
using System.Text;

namespace Farshore.Console.Metrics;

/// <summary>A value and what it is of.</summary>
/// <param name="Value">Null where it is not known: then it is left out, so that nobody takes it for nought.</param>
/// <param name="Labels">Those that are null are left out.</param>
readonly record struct Sample(double? Value, params (string Name, string? Value)[] Labels);

/// <summary>Writes figures as Prometheus reads them, in its text format 0.0.4.</summary>
sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    readonly StringBuilder text = new();

    public PrometheusText Gauge(string name, string help, params IEnumerable<Sample> samples)
    {
        var known = samples.Where(sample => sample.Value is not null).ToList();
        if (known.Count == 0) return this;
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(help, quoted: false)}\n# TYPE {name} gauge\n");
        foreach (var sample in known)
        {
            text.Append(name);
            var labels = sample.Labels.Where(label => label.Value is not null)
                .Select(label => $"{label.Name}=\"{Escaped(label.Value!, quoted: true)}\"").ToList();
            if (labels.Count > 0) text.Append('{').AppendJoin(',', labels).Append('}');
            text.Append(' ').Append(Number(sample.Value!.Value)).Append('\n');
        }

        return this;
    }

    public override string ToString() => text.ToString();

    static string Escaped(string said, bool quoted)
    {
        var escaped = said.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return quoted ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
