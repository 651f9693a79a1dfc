namespace Farshore.Region.Backup;

/// <summary>How far a job is. A service that knows how much there is to do says so through <see cref="Expect"/>.</summary>
public sealed class JobProgress : IProgress<long>
{
    long toDo;
    long done;

    public JobProgress(long toDo = 0) => this.toDo = toDo;

    public long Done => Interlocked.Read(ref done);

    /// <summary>As AWS Backup writes it; 100 is for what has ended.</summary>
    public string Percent =>
        Interlocked.Read(ref toDo) is > 0 and var all ? $"{Math.Min(99.9, Math.Floor(Done * 1000.0 / all) / 10):0.0}" : "0.0";

    public void Expect(long bytes) => Interlocked.Exchange(ref toDo, bytes);

    public void Report(long value) => Interlocked.Exchange(ref done, value);
}
