using System.Collections.Immutable;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>The steps of one run at one moment.</summary>
/// <param name="story">What the journal says.</param>
/// <param name="said">What they say themselves; null where another process drives them, or nobody.</param>
/// <param name="views">They as a terminal shows them.</param>
sealed class StepDetails(RunStory story, ImmutableDictionary<string, StepSaying>? said, IReadOnlyList<StepView> views)
{
    static readonly Dictionary<RunPhase, string> Words =
        Enum.GetValues<RunPhase>().ToDictionary(phase => phase, RunView.WordOf);

    public IReadOnlyList<StepDetail> All() => [.. views.Select(Of)];

    StepDetail Of(StepView view, int place)
    {
        var node = story.State.Graph.Nodes[place];
        var (told, saying) = (story.Of(view.Name), said?.GetValueOrDefault(view.Name));
        var now = view.Status is "running" or "undoing" ? saying?.Now : null;
        var (maySkip, refusal) = RunMay.Skip(story.State, node);
        return new(view.Name, view.Resource, Words[node.Phase], view.Status, view.StartedAt, view.Seconds,
            story.State.Graph.PlacesNeededBy(place) is { Count: > 0 } needs ? needs : null, told.Attempts, now?.Text, now?.Percent,
            view.Reason, maySkip, refusal, node.Step.AwaitsApproval() && view.Status is "running", told.ChangedAt, LogOf(told, saying));
    }

    static IReadOnlyList<StepLine>? LogOf(StepStory told, StepSaying? saying) =>
        !told.IsEventful && saying is not { Lines.Count: > 0 } ? null
        : saying is null ? told.Lines : [.. told.Lines.Concat(saying.Lines).OrderBy(line => line.At)];
}
