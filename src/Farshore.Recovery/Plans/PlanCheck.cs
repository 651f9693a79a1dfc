using System.Text.Json.Serialization;

namespace Farshore.Recovery.Plans;

/// <summary>Something that must hold of a restored resource, tried until it does or its time is up.</summary>
/// <param name="Within">How long it may take to become true.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "check")]
[JsonDerivedType(typeof(HttpCheck), "http")]
[JsonDerivedType(typeof(TcpCheck), "tcp")]
[JsonDerivedType(typeof(SqlCheck), "sql")]
[JsonDerivedType(typeof(CommandCheck), "command")]
public abstract record PlanCheck(TimeSpan Within)
{
    /// <summary>As a person says it, for the evidence.</summary>
    public abstract string Words();
}

/// <summary>A page answers.</summary>
/// <param name="Url">May hold <c>{address}</c> and <c>{port}</c>, or another resource's: <c>{orders.address}</c>.</param>
/// <param name="Status">The HTTP status it must have.</param>
/// <param name="Contains">Text it must contain; null where any will do.</param>
public sealed record HttpCheck(string Url, int Status, string? Contains, TimeSpan Within) : PlanCheck(Within)
{
    public override string Words() => $"http {Url} answers {Status}{(Contains is null ? "" : $" with \"{Contains}\"")}";
}

/// <summary>A port takes connections.</summary>
/// <param name="Target"><c>host:port</c>, with the same placeholders.</param>
public sealed record TcpCheck(string Target, TimeSpan Within) : PlanCheck(Within)
{
    public override string Words() => $"tcp {Target} takes connections";
}

/// <summary>A query answers; its first row's first column is compared, as text or as a number.</summary>
/// <param name="IsEqualTo">What it must be.</param>
/// <param name="AtLeast">What it must not be below.</param>
public sealed record SqlCheck(string Query, [property: JsonPropertyName("equals")] string? IsEqualTo, decimal? AtLeast, TimeSpan Within)
    : PlanCheck(Within)
{
    public override string Words() =>
        $"sql {Query}{(IsEqualTo is null ? "" : $" = {IsEqualTo}")}{(AtLeast is null ? "" : $" >= {AtLeast}")}";
}

/// <summary>A command of the user's ends with 0. It is told where the restored resources are by environment variables.</summary>
/// <param name="Command">A line for <c>/bin/sh</c>.</param>
/// <param name="Folder">Where it runs: the plan file's folder, a full path.</param>
public sealed record CommandCheck(string Command, string Folder, TimeSpan Within) : PlanCheck(Within)
{
    public override string Words() => $"command {Command} ends with 0";
}

/// <summary>Where the newest data's time is read: a page whose last line with a time counts, or a query.</summary>
public sealed record PlanHeartbeat(string? Http, string? Sql);
