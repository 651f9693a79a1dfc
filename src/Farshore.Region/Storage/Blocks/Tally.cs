namespace Farshore.Region.Storage.Blocks;

/// <summary>Adds up what several workers did and tells how far the whole is; holes count as done at the end.</summary>
sealed class Tally(IProgress<long>? progress, long length)
{
    readonly Manifest? manifest;
    long done;

    public Tally(IProgress<long>? progress, Manifest manifest) : this(progress, manifest.Length) => this.manifest = manifest;

    public void Add(int indexOrBytes) => progress?.Report(Interlocked.Add(ref done, manifest?.SizeOf(indexOrBytes) ?? indexOrBytes));

    public void End() => progress?.Report(length);
}
