using System.Text.Json;

namespace Farshore.Region.Events.Patterns;

/// <summary>What an event must be like: EventBridge's patterns, where every field named must match one of the tests listed
/// for it.</summary>
sealed class EventPattern
{
    readonly IReadOnlyList<(string Name, IFieldTest Test)> fields;
    readonly IReadOnlyList<EventPattern>? either;

    internal EventPattern(IReadOnlyList<(string Name, IFieldTest Test)> fields, IReadOnlyList<EventPattern>? either) =>
        (this.fields, this.either) = (fields, either);

    /// <exception cref="PatternException">It is no pattern; the message says why.</exception>
    public static EventPattern Parse(string text) => PatternReader.Read(text);

    /// <summary>Whether an event, or a part of one, matches. Of a list of parts one must match as a whole.</summary>
    public bool Matches(JsonElement part)
    {
        if (part.ValueKind is JsonValueKind.Array)
        {
            foreach (var one in part.EnumerateArray())
                if (Matches(one)) return true;
            return false;
        }

        foreach (var (name, test) in fields)
        {
            JsonElement? found = part.ValueKind is JsonValueKind.Object && part.TryGetProperty(name, out var value) ? value : null;
            if (!test.Matches(found)) return false;
        }

        return either is null || either.Any(one => one.Matches(part));
    }
}

/// <summary>What a field must be like.</summary>
interface IFieldTest
{
    /// <param name="value">None where the event has no such field.</param>
    bool Matches(JsonElement? value);
}

/// <summary>The field holds further fields.</summary>
sealed class NestedTest(EventPattern pattern) : IFieldTest
{
    // A part that is not there has none of its fields, which is what some patterns ask for.
    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public bool Matches(JsonElement? value) => pattern.Matches(value ?? Nothing);
}

/// <summary>The field's value, or one of its values, passes one of the tests.</summary>
sealed class LeafTest(IReadOnlyList<ValueTest> tests) : IFieldTest
{
    public bool Matches(JsonElement? value)
    {
        var values = new List<JsonElement>();
        if (value is { } found) Flatten(found, values);
        foreach (var test in tests)
        {
            if (test.Presence is { } mustBe)
            {
                if (mustBe == values.Count > 0) return true;
            }
            else if (values.Exists(one => test.Passes(one)))
            {
                return true;
            }
        }

        return false;
    }

    static void Flatten(JsonElement value, List<JsonElement> into)
    {
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var one in value.EnumerateArray()) Flatten(one, into);
        else if (value.ValueKind is not JsonValueKind.Object) into.Add(value);
    }
}
