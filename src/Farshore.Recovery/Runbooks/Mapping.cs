using System.Text;

namespace Farshore.Recovery.Runbooks;

/// <summary>What stands for what, where nothing was captured: the plan's mapping, asked with what a recovery point remembers.</summary>
static class Mapping
{
    /// <summary>Fills the variables for a place and groups, where they are empty and the plan maps what was there before.</summary>
    public static void Fill(Script script, string place, string groups, string name, string placeKey, string groupsKey)
    {
        if (script.Plan.Network.Mapping.Count == 0) return;
        var mapping = script.Plan.Network.Mapping
            .Select(pair => script.IsHomeward ? (Old: pair.Value, New: pair.Key) : (Old: pair.Key, New: pair.Value))
            .DistinctBy(pair => pair.Old, StringComparer.Ordinal);
        script.Use(Mapped(mapping), Was);
        script.Line($"    [ -n \"${place}\" ] || {place}=$(mapped \"$(was {name} {placeKey})\")")
            .Line($"    [ -n \"${groups}\" ] || {groups}=$(for group in $(was {name} {groupsKey}); do mapped \"$group\"; done)");
    }

    static readonly ShellFunction Was = new("""
        was() { # was NAME KEY: what its recovery point remembers, as words
            sed -n "s/^\"$2\": \"\(.*\)\"$/\1/p" "$WORK/$1.recalled" | sed 's/[][\\"]//g; s/,/ /g'
        }
        """);

    static ShellFunction Mapped(IEnumerable<(string Old, string New)> mapping)
    {
        var text = new StringBuilder("mapped() { # mapped ID: what the plan's network.mapping says stands for it\n    case $1 in\n");
        foreach (var (old, becomes) in mapping) text.Append($"    {ShellText.Word(old)}) echo {ShellText.Word(becomes)} ;;\n");
        return new(text.Append("    *) ;;\n    esac\n}").ToString());
    }
}
