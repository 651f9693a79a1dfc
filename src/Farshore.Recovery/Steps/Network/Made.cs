using Farshore.Recovery.Runs;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>What a step made: by the order's key, or its name, the identifier it has got.</summary>
public sealed record Made(IReadOnlyDictionary<string, string> Ids)
{
    public static readonly Made Nothing = new(new Dictionary<string, string>());
}

/// <summary>What restores stand on: the translation, and what was made for it.</summary>
/// <param name="Networks">Null where this run makes none.</param>
/// <param name="Groups">Null where this run makes none.</param>
/// <param name="DatabaseGroups">Null where this run makes none.</param>
public sealed record Footing(Ref<Translated> Translation, Ref<Made>? Networks, Ref<Made>? Groups, Ref<Made>? DatabaseGroups)
{
    public IReadOnlyList<string> Steps() =>
        [Translation.Step, .. ((Ref<Made>?[])[Networks, Groups, DatabaseGroups]).OfType<Ref<Made>>().Select(made => made.Step)];

    /// <summary>How a machine is to stand, every identifier a real one.</summary>
    public MachineTarget MachineOf(StepContext context, string name)
    {
        var target = context.Read(Translation).Machines[name];
        return target with
        {
            SubnetId = target.SubnetId is { } subnet ? Real(context, subnet) : null,
            SecurityGroups = [.. target.SecurityGroups.Select(group => Real(context, group))],
        };
    }

    /// <summary>How a database is to stand, every identifier a real one.</summary>
    public DatabaseTarget DatabaseOf(StepContext context, string name)
    {
        var target = context.Read(Translation).Databases[name];
        return target with { SecurityGroups = [.. target.SecurityGroups.Select(group => Real(context, group))] };
    }

    /// <summary>The identifier of what an order calls by its key.</summary>
    public static string Real(StepContext context, string id, params IReadOnlyList<Ref<Made>?> made)
    {
        if (!id.StartsWith(NetworkOrder.New, StringComparison.Ordinal)) return id;
        foreach (var step in made)
            if (step is { } there && context.Read(there).Ids.TryGetValue(id, out var real)) return real;
        throw new InvalidOperationException($"nothing was made for '{id}'");
    }

    /// <summary>The same while a step is still making them.</summary>
    public static string Real(string id, IReadOnlyDictionary<string, string> made) =>
        id.StartsWith(NetworkOrder.New, StringComparison.Ordinal) ? made[id] : id;

    string Real(StepContext context, string id) => Real(context, id, Networks, Groups);
}
