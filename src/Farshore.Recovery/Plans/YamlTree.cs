using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Farshore.Recovery.Plans;

/// <summary>A YAML value and the line it stands on.</summary>
abstract record YamlTree(int Line)
{
    const int Deepest = 64;

    /// <summary>Reads one document. A repeated key is noted and its first value kept.</summary>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static YamlTree Read(string text, Action<PlanProblem> note)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _)) return new YamlText("", 1);
        parser.Consume<DocumentStart>();
        var root = Value(parser, note, 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            note(new((int)second.Start.Line, "a plan is one YAML document; here a second one begins"));
        return root;
    }

    public abstract string Kind { get; }

    static YamlTree Value(Parser parser, Action<PlanProblem> note, int depth)
    {
        // A file of brackets alone must not end the process that reads it.
        if (depth > Deepest)
            throw new YamlException(parser.Current!.Start, parser.Current.End,
                $"groups and lists stand in each other more than {Deepest} deep");
        if (parser.TryConsume<Scalar>(out var scalar)) return new YamlText(scalar.Value, (int)scalar.Start.Line);
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            note(new((int)alias.Start.Line, $"aliases (*{alias.Value}) are not used in plans: write the value out"));
            return new YamlText("", (int)alias.Start.Line);
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            List<YamlTree> items = [];
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(parser, note, depth + 1));
            return new YamlList(items, (int)list.Start.Line);
        }

        return Map(parser, note, depth);
    }

    static YamlMap Map(Parser parser, Action<PlanProblem> note, int depth)
    {
        var start = parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = (int)parser.Current!.Start.Line;
            var key = Value(parser, note, depth + 1);
            var value = Value(parser, note, depth + 1);
            if (key is not YamlText { Text: var name }) note(new(line, $"a key must be a word, not {key.Kind}"));
            else if (!names.Add(name)) note(new(line, $"'{name}' stands here a second time"));
            else entries.Add(new(name, value, line));
        }

        return new(entries, (int)start.Start.Line);
    }
}

sealed record YamlText(string Text, int Line) : YamlTree(Line)
{
    public override string Kind => "a single value";
}

sealed record YamlList(IReadOnlyList<YamlTree> Items, int Line) : YamlTree(Line)
{
    public override string Kind => "a list";
}

sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlTree(Line)
{
    public override string Kind => "a group of keys";
}

sealed record YamlEntry(string Key, YamlTree Value, int Line);
