namespace Farshore.Aws;

/// <summary>A shape whose flat lists stand on the wire in one common order, as versions and delete markers do.</summary>
public interface IInterleaved
{
    /// <summary>The elements of those lists in order; none where each list stands by itself.</summary>
    IReadOnlyList<object>? InOrder { get; }
}
