namespace Farshore.Region.Storage;

/// <summary>The disk under a region's files, as everything that writes to it asks before it does. A real disk says by itself that it is
/// full; one that a fault has filled says it here, in the same words.</summary>
public sealed class DiskSpace
{
    const int NoSpaceLeft = 28;

    /// <summary>Whether a fault fills the disk now.</summary>
    public Func<bool> IsFull { get; set; } = static () => false;

    /// <exception cref="IOException">As the kernel would have it thrown.</exception>
    public void Check()
    {
        if (IsFull()) throw new IOException("No space left on device", NoSpaceLeft);
    }
}
