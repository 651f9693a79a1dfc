using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A step another step reads from; its type says what that step will have produced.</summary>
/// <param name="Step">Name of the step in its graph.</param>
public readonly record struct Ref<TOutput>(string Step);

/// <summary>One action of a run. Its fields are its input, so a graph of steps is data that can be shown, stored and compared.</summary>
public abstract record Step
{
    /// <summary>The steps whose outputs this one reads, or which must have happened before it.</summary>
    public virtual IEnumerable<string> Needs() => [];

    /// <summary>The plan's resource the step is about; null where it is about all of them.</summary>
    public virtual string? About() => null;

    /// <summary>The step changes nothing and only waits for what another started: it may be given up at any moment.</summary>
    public virtual bool OnlyWaits() => false;

    /// <summary>The step reads or writes content, not only answers: few of them run at a time.</summary>
    public virtual bool MovesContent() => false;

    /// <summary>A person may go on without it; otherwise nothing could follow.</summary>
    public virtual bool MaySkip() => false;

    /// <summary>The step is a person's word: it is done when somebody approves.</summary>
    public virtual bool AwaitsApproval() => false;

    /// <summary>After this step somebody else may rely on what the run made: from here on a failure never leads to undoing.</summary>
    public virtual bool HandsOver() => false;

    internal abstract Task<JsonElement> RunAsync(StepContext context, CancellationToken cancellationToken);

    internal abstract Task ReverseAsync(StepContext context, JsonElement output, CancellationToken cancellationToken);

    internal abstract JsonElement Skip(string reason, StepCatalog catalog);
}

/// <inheritdoc/>
public abstract record Step<TOutput> : Step
{
    /// <summary>Makes the change. Must be safe to repeat: after a crash it is run again from the same input.</summary>
    public abstract Task<TOutput> ExecuteAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>Takes the change back. Must be safe to repeat, and to run when someone else has already taken it back.</summary>
    public virtual Task UndoAsync(StepContext context, TOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is read from the step when a person goes on without it: nothing was done, and it must say so.</summary>
    public virtual TOutput WhenSkipped(string reason) => throw new NotSupportedException("nothing could follow without this step");

    internal sealed override JsonElement Skip(string reason, StepCatalog catalog) =>
        JsonSerializer.SerializeToElement(WhenSkipped(reason), catalog.Shape<TOutput>());

    internal sealed override async Task<JsonElement> RunAsync(StepContext context, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeToElement(await ExecuteAsync(context, cancellationToken), context.Catalog.Shape<TOutput>());

    internal sealed override Task ReverseAsync(StepContext context, JsonElement output, CancellationToken cancellationToken) =>
        UndoAsync(context, output.Deserialize(context.Catalog.Shape<TOutput>())!, cancellationToken);
}

/// <summary>The expected end of a step that cannot be done; the message says why and what would help. The run turns back.</summary>
public sealed class StepRefusedException(string message) : Exception(message)
{
    /// <summary>Who acts on the plan, where that is why: it may be taken over from them.</summary>
    public LeaseObstacle? Lease { get; init; }
}

/// <summary>A run that holds the lease which another one wants.</summary>
/// <param name="Run">That run.</param>
/// <param name="IsAlive">It was heard of lately, so it is taken over by its name alone.</param>
/// <param name="Words">Who acts, since when, and what was heard of it, in a sentence without its full stop.</param>
public sealed record LeaseObstacle(string Run, bool IsAlive, string Words);
