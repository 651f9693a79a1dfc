using System.Net;
using System.Text.Json;

namespace Farshore.Region.Events.Patterns;

/// <summary>One test of one value.</summary>
/// <param name="Passes">Whether a value that is there passes.</param>
/// <param name="Presence">Where it only matters whether there is a value: whether there must be one.</param>
sealed record ValueTest(Func<JsonElement, bool> Passes, bool? Presence = null)
{
    public static ValueTest Exists(bool must) => new(static _ => false, must);

    /// <summary>Numbers are the same when they are written the same, as in EventBridge.</summary>
    public static ValueTest Exactly(JsonElement wanted) => wanted.ValueKind is JsonValueKind.String
        ? OfText(wanted.GetString()!.Equals)
        : new(WrittenAs(wanted.GetRawText()));

    public static ValueTest OfText(Func<string, bool> passes) =>
        new(value => value.ValueKind is JsonValueKind.String && passes(value.GetString()!));

    public static ValueTest Not(IReadOnlyList<ValueTest> tests) =>
        new(value => !tests.Any(test => test.Passes(value)));

    public static ValueTest Numeric(IReadOnlyList<(string Operator, double Bound)> bounds) => new(value =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number)
            && bounds.All(bound => Compare(number, bound.Operator, bound.Bound)));

    public static ValueTest Network(IPNetwork network) =>
        OfText(text => IPAddress.TryParse(text, out var address) && network.Contains(address));

    static Func<JsonElement, bool> WrittenAs(string text) =>
        value => value.ValueKind is not JsonValueKind.String && value.GetRawText() == text;

    static bool Compare(double number, string how, double bound) => how switch
    {
        "=" => number.CompareTo(bound) == 0,
        "<" => number < bound,
        "<=" => number <= bound,
        ">" => number > bound,
        ">=" => number >= bound,
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "no comparison"),
    };
}
