using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>Gathers what a service says of the properties a template named, in the template's own spelling where the value is the same, so
/// that <c>"80"</c> for 80 is no drift.</summary>
sealed class Readout(ResourceProperties last)
{
    public JsonObject Values { get; } = [];

    public Readout Text(string name, string? now) => Put(name, now is null ? null : JsonValue.Create(now));

    /// <summary>A name that the service keeps in small letters.</summary>
    public Readout Name(string name, string? now) =>
        Put(name, string.Equals(last.Text(name), now, StringComparison.OrdinalIgnoreCase) ? last.Values[name] : now);

    public Readout Number(string name, int? now) => Put(name, now is { } number ? JsonValue.Create(number) : null);

    public Readout Flag(string name, bool? now) => !last.Has(name) || now is not { } flag ? this
        : Put(name, last.Flag(name) == flag ? last.Values[name] : JsonValue.Create(flag));

    /// <summary>Texts whose order means nothing.</summary>
    public Readout Texts(string name, IEnumerable<string?> now)
    {
        var members = now.OfType<string>().Order(StringComparer.Ordinal).ToList();
        var same = last.Texts(name)?.Order(StringComparer.Ordinal).SequenceEqual(members, StringComparer.Ordinal) == true;
        return Put(name, same ? last.Values[name] : new JsonArray([.. members.Select(member => (JsonNode)JsonValue.Create(member))]));
    }

    /// <summary>Tags without those by which a stack marks what it made, and without the stack's own unless the template says them
    /// too.</summary>
    public Readout Tags(ResourceWork work, IEnumerable<KeyValuePair<string, string>> now)
    {
        if (!last.Has("Tags")) return this;
        var own = last.Tags();
        var tags = now.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)
            && (own.ContainsKey(tag.Key) || !work.StackTags.ContainsKey(tag.Key))).ToDictionary(StringComparer.Ordinal);
        var same = tags.Count == own.Count && own.All(tag => tags.GetValueOrDefault(tag.Key) == tag.Value);
        return Put("Tags", same ? last.Values["Tags"] : new JsonArray([.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]));
    }

    /// <summary>A property as it is, where the template named it.</summary>
    public Readout Put(string name, JsonNode? now)
    {
        if (!last.Has(name) || now is null) return this;
        var same = now is JsonValue && last.Values[name] is JsonValue written && written.ToString() == now.ToString();
        Values[name] = same ? last.Values[name]!.DeepClone() : now.DeepClone();
        return this;
    }
}
