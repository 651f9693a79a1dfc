using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates;

/// <summary>One Region's template, and how it is deployed.</summary>
/// <param name="Side">Which of the plan's Regions.</param>
/// <param name="Region">Its name.</param>
/// <param name="StackName">The stack that is to hold it.</param>
/// <param name="Body">The template in AWS's JSON form.</param>
/// <param name="Parameters">A value for each of its parameters.</param>
/// <param name="Capabilities">What CloudFormation must be allowed to do, e.g. <c>CAPABILITY_NAMED_IAM</c>.</param>
public sealed record PlanTemplate(
    Side Side, string Region, string StackName, JsonObject Body, IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> Capabilities)
{
    /// <summary>What every file that is written here bears, so that nothing else is overwritten.</summary>
    public const string Mark = "farshore template";

    /// <summary>What a person should know who deploys it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why something is there, by its logical id; the YAML says it as comments.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it has the parameter; <c>primary.NAME</c> is of the primary's alone.</summary>
    public bool Has(string parameter) => Parameters.ContainsKey(parameter)
        || (parameter.Split('.', 2) is [var side, var name] && side.Equals(Side.ToString(), StringComparison.OrdinalIgnoreCase)
            && Parameters.ContainsKey(name));

    public string ToYaml() => TemplateYaml.Write(Body, Remarks);

    /// <summary>The largest template that the command line sends without a bucket to put it in first.</summary>
    public const int MostBytes = 51_200;

    /// <summary>Indented, unless that alone makes it too large to be sent.</summary>
    public string ToJson() => Json(isIndented: true) is { } text && Encoding.UTF8.GetByteCount(text) <= MostBytes ? text
        : Json(isIndented: false);

    string Json(bool isIndented)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new()
        {
            Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            Body.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
