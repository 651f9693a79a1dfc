using System.Net;
using Farshore.Console.Access;
using Farshore.Console.Range;
using Farshore.Recovery;

namespace Farshore.Console;

/// <summary>What a console shows, and to whom it answers.</summary>
/// <param name="Engine">Whose runs are shown and started; it outlives the host.</param>
/// <param name="PlanFiles">The plans that are looked after, as files.</param>
/// <param name="Time">The clock.</param>
public sealed record ConsoleSetup(RecoveryEngine Engine, IReadOnlyList<string> PlanFiles, TimeProvider Time)
{
    /// <summary>Where it listens; loopback unless the user asked for more.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Its port; 0 takes the one it had before, or a free one.</summary>
    public int Port { get; init; }

    /// <summary>Keeps who is signed in, and the port, for the next start; null where nothing is kept.</summary>
    public string? AccessFile { get; init; }

    /// <summary>Lets programs in; null where only browsers are.</summary>
    public string? Token { get; init; }

    /// <summary>For https; null where it listens on loopback without.</summary>
    public ConsoleCertificate? Certificate { get; init; }

    /// <summary>The local regions of this home; null where there is nobody to see to them.</summary>
    public ILocalRange? Range { get; init; }

    /// <summary>Whether all of it is a rehearsal that ends with the program.</summary>
    public bool IsDemo { get; init; }
}
