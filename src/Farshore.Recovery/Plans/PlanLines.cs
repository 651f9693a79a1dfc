namespace Farshore.Recovery.Plans;

/// <summary>Finds the line of something in a plan that has been read, for problems seen only with the whole plan in hand.</summary>
sealed class PlanLines(YamlMap root)
{
    readonly Lazy<ILookup<string, YamlMap>> resources = new(() => ByName(root, "resources"));

    readonly Lazy<ILookup<string, YamlMap>> stacks = new(() => ByName(root, "stacks"));

    readonly Lazy<Dictionary<string, int>> values = new(() =>
        Values(root).GroupBy(found => found.Text).ToDictionary(found => found.Key, found => found.Max(value => value.Line)));

    public int Of(string key) => Entry(root, key)?.Line ?? 0;

    /// <param name="name">The resource.</param>
    /// <param name="key">The key of it that is meant.</param>
    /// <param name="which">Which of several with that name, from 0.</param>
    public int OfResource(string name, string key, int which = 0) => Of(resources.Value[name].ElementAtOrDefault(which), key);

    /// <param name="name">The stack.</param>
    /// <param name="key">The key of it that is meant.</param>
    /// <param name="which">Which of several with that name, from 0.</param>
    public int OfStack(string name, string key, int which = 0) => Of(stacks.Value[name].ElementAtOrDefault(which), key);

    /// <summary>The last line on which a single value stands.</summary>
    public int OfValue(string value) => values.Value.GetValueOrDefault(value);

    static int Of(YamlMap? named, string key) => Entry(named, key)?.Line ?? named?.Line ?? 0;

    static ILookup<string, YamlMap> ByName(YamlMap root, string list) =>
        ((Entry(root, list)?.Value as YamlList)?.Items.OfType<YamlMap>() ?? [])
        .Where(item => Entry(item, "name")?.Value is YamlText)
        .ToLookup(item => ((YamlText)Entry(item, "name")!.Value).Text, StringComparer.Ordinal);

    static YamlEntry? Entry(YamlMap? map, string key) => map?.Entries.FirstOrDefault(entry => entry.Key == key);

    static IEnumerable<YamlText> Values(YamlTree tree) => tree switch
    {
        YamlText text => [text],
        YamlList list => list.Items.SelectMany(Values),
        YamlMap map => map.Entries.SelectMany(entry => Values(entry.Value)),
        _ => [],
    };
}
