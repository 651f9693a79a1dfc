namespace Farshore.Recovery.Steps.Restore;

/// <summary>A restored resource and where it answers.</summary>
/// <param name="Name">The plan's name of it.</param>
/// <param name="Arn">Its ARN in the secondary.</param>
/// <param name="Id">Instance id, DB instance identifier or bucket.</param>
/// <param name="Address">Host; empty for buckets.</param>
/// <param name="Port">Port; null where it has none of its own.</param>
/// <param name="User">Master user of a database.</param>
/// <param name="Database">Database that checks connect to.</param>
public sealed record Restored(
    string Name, string Arn, string Id, string Address, int? Port = null, string? User = null, string? Database = null)
{
    /// <summary>Fills in a check's placeholders.</summary>
    public static string Fill(string text, string own, IReadOnlyList<Restored> all) => all.Aggregate(text, (filled, restored) =>
    {
        filled = filled.Replace($"{{{restored.Name}.address}}", restored.Address, StringComparison.Ordinal)
            .Replace($"{{{restored.Name}.port}}", $"{restored.Port}", StringComparison.Ordinal);
        return restored.Name != own ? filled : filled.Replace("{address}", restored.Address, StringComparison.Ordinal)
            .Replace("{port}", $"{restored.Port}", StringComparison.Ordinal);
    });

    /// <summary>What a command of the user's is told of it, by environment variables: <c>FARSHORE_ORDERS_ADDRESS</c>.</summary>
    public IEnumerable<(string Variable, string Value)> Told()
    {
        var word = string.Concat(Name.ToUpperInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var prefix = $"FARSHORE_{word}_";
        yield return (prefix + "ADDRESS", Address);
        yield return (prefix + "PORT", $"{Port}");
        yield return (prefix + "ID", Id);
        yield return (prefix + "ARN", Arn);
        if (User is not null) yield return (prefix + "USER", User);
        if (Database is not null) yield return (prefix + "DATABASE", Database);
    }
}
