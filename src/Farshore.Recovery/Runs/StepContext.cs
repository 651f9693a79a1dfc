using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>What a step may touch while it moves.</summary>
/// <param name="Name">The step's own name.</param>
/// <param name="State">The run as it stood when the step started.</param>
/// <param name="World">The two Regions, the clock, the source of names.</param>
/// <param name="Catalog">How outputs are written down.</param>
/// <param name="IsRepeat">An earlier attempt may have done all or part of it.</param>
/// <param name="Progress">Where the step says how far it is; never needed for correctness.</param>
public sealed record StepContext(
    string Name, RunState State, RunWorld World, StepCatalog Catalog, bool IsRepeat, Action<StepProgress> Progress)
{
    /// <summary>Names this step's effect to AWS: a repeated call with it has no second effect.</summary>
    public string Token => $"{State.Run}/{Name}";

    /// <summary>The token of another step of this run, to find what that step made.</summary>
    public string TokenOf(string step) => $"{State.Run}/{step}";

    public TOutput Read<TOutput>(Ref<TOutput> source) => State.Read(source, Catalog);

    public void Report(string text, double? percent = null) => Progress(new(text, percent));
}

/// <summary>How far a step is, in words and, where that is known, in percent.</summary>
public sealed record StepProgress(string Text, double? Percent = null);
