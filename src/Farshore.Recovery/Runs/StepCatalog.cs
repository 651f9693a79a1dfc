using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Farshore.Recovery.Runs;

/// <summary>The kinds of step there are, by the name they have in a journal, and how steps and their outputs are written.
/// A kind's name is on people's disks: it is never reused for something else.</summary>
public sealed class StepCatalog
{
    readonly IReadOnlyDictionary<string, Type> kinds;
    readonly IReadOnlyList<IJsonTypeInfoResolver> shapes;
    readonly JsonSerializerOptions options;

    public StepCatalog(IReadOnlyDictionary<string, Type> kinds, params IReadOnlyList<IJsonTypeInfoResolver> shapes)
    {
        this.kinds = kinds;
        this.shapes = shapes;
        options = new()
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine([RunShapes.Default, .. shapes]).WithAddedModifier(AddKinds),
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        };
        options.MakeReadOnly();
    }

    /// <summary>This catalog and more.</summary>
    public StepCatalog With(IReadOnlyDictionary<string, Type> more, params IReadOnlyList<IJsonTypeInfoResolver> moreShapes) =>
        new(kinds.Concat(more).ToDictionary(StringComparer.Ordinal), [.. shapes, .. moreShapes]);

    public IReadOnlyDictionary<string, Type> Kinds => kinds;

    public JsonTypeInfo<T> Shape<T>() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    void AddKinds(JsonTypeInfo shape)
    {
        if (shape.Type != typeof(Step)) return;
        shape.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "step" };
        foreach (var (name, type) in kinds) shape.PolymorphismOptions.DerivedTypes.Add(new(type, name));
    }
}
