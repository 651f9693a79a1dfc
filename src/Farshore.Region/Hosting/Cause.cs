namespace Farshore.Region.Hosting;

/// <summary>Why something happens: a request that is being answered, or work of the region's own. It goes along with the work, into the
/// transactions that it writes, so that whoever is told of a change can be told who made it.</summary>
/// <param name="Operation">AWS's name of the operation, or the region's of its work.</param>
public sealed record Cause(string Operation)
{
    static readonly AsyncLocal<Cause?> Flowing = new();

    /// <summary>Of what runs here; none where nobody said.</summary>
    public static Cause? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>Who asked; none where the region does it by itself.</summary>
    public Principal? Caller { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The address that the request came from.</summary>
    public string? Address { get; init; }
}
