using System.Globalization;

namespace Farshore.Recovery.Runs;

/// <summary>The loss of a Region, simulated or declared.</summary>
/// <param name="Region">The Region that was lost.</param>
/// <param name="At">When.</param>
/// <param name="Mode">crash (its process was killed), stop (what the plan names was stopped), declared (assumed from the failover's
/// start), planned (traffic was stopped before a move).</param>
public sealed record Disaster(string Region, DateTimeOffset At, string Mode);

/// <summary>The disasters known to this <c>$FARSHORE_HOME</c>: recovery points are measured against the latest.</summary>
public sealed class Disasters(RunDatabase database)
{
    public void Begin(Disaster disaster) => database.Write((connection, transaction) => RunDatabase.Execute(
        connection, transaction, "INSERT INTO disasters (region, at, mode) VALUES ($region, $at, $mode)",
        ("$region", disaster.Region), ("$at", disaster.At.ToString("O")), ("$mode", disaster.Mode)));

    /// <summary>Marks the Region's disasters as over; they no longer count.</summary>
    public void End(string region, DateTimeOffset at) => database.Write((connection, transaction) => RunDatabase.Execute(
        connection, transaction, "UPDATE disasters SET ended_at = $at WHERE region = $region AND ended_at IS NULL",
        ("$at", at.ToString("O")), ("$region", region)));

    /// <summary>The latest disaster of the Region that is not over; null where none is known.</summary>
    public Disaster? Current(string region) => database.Query(
        "SELECT region, at, mode FROM disasters WHERE region = $region AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
        row => new Disaster(row.GetString(0), DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture), row.GetString(2)),
        ("$region", region)) is [var latest, ..] ? latest : null;
}
