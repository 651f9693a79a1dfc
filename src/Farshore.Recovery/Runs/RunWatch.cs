namespace Farshore.Recovery.Runs;

/// <summary>Passes on what happens in a run, and of the chatter between events no more than an eye can follow. A view is of every step, so
/// the more steps there are the less often one is made; the executor looks again from time to time, so none is the last for long.</summary>
sealed class RunWatch(IProgress<RunView>? progress, TimeProvider time)
{
    const int StepsPerMillisecond = 10;
    static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(80);

    readonly Lock gate = new();
    RunState? last;
    long lastAt;

    public void See(RunState state, IReadOnlyDictionary<string, StepProgress> said)
    {
        if (progress is null) return;
        lock (gate)
        {
            var pause = ReferenceEquals(state, last) ? Blink : TimeSpan.FromMilliseconds(state.Graph.Nodes.Count / StepsPerMillisecond);
            if (last is not null && time.GetElapsedTime(lastAt) < pause) return;
            (last, lastAt) = (state, time.GetTimestamp());
            progress.Report(RunView.Of(state, time.GetUtcNow(), isDriven: true, said));
        }
    }
}
