namespace Farshore.Cli.Local;

/// <summary>What a local region does when it is called.</summary>
enum RegionState
{
    /// <summary>Nothing: there is no process.</summary>
    Down,

    /// <summary>It answers.</summary>
    Up,

    /// <summary>It takes the call and never answers.</summary>
    Frozen,
}

/// <summary>A local region as it stands.</summary>
/// <param name="Name">Region name.</param>
/// <param name="Endpoint">Its address, for all services.</param>
/// <param name="Pid">Its process; null where it is down.</param>
/// <param name="State">Whether it answers.</param>
sealed record LocalRegion(string Name, Uri Endpoint, int? Pid, RegionState State)
{
    public string StateName => State.ToString().ToLowerInvariant();
}

/// <summary>A local region cannot do what was asked; the message names the remedy.</summary>
sealed class LocalRegionException(string message) : Exception(message);
