using Farshore.Cli.Demo.Shop;
using Farshore.Console.Range;

namespace Farshore.Cli.Serve;

/// <summary>What pages are shown of the making of a demo: stage by stage, how far each is and how long it took.</summary>
sealed class Preparing : IProgress<ShopNews>
{
    const string Regions = "regions";
    const string PlanStage = "plan";

    readonly Lock gate = new();
    readonly TimeProvider time;
    readonly Dictionary<string, long> begun = new(StringComparer.Ordinal);
    RangePreparation now;

    public Preparing(TimeProvider time, bool withDatabase, bool withMachine, IReadOnlyList<string> leftOut)
    {
        this.time = time;
        List<RangeStage> stages = [Stage(Regions, "Two local regions"), Stage(NameOf(ShopPart.Bucket), "Files in a bucket")];
        if (withDatabase) stages.Add(Stage(NameOf(ShopPart.Database), "A database with traffic"));
        if (withMachine) stages.Add(Stage(NameOf(ShopPart.Machine), "A machine with a page"));
        stages.Add(Stage(PlanStage, "The plan"));
        now = new(RangePreparation.Making, [.. stages], leftOut);
    }

    public RangePreparation Now
    {
        get { lock (gate) return now; }
    }

    public void RegionsBegin() => Move(Regions, "starting two processes", isDone: false);

    public void RegionsDone(string detail) => Move(Regions, detail, isDone: true);

    public void Report(ShopNews value) => Move(NameOf(value.Part), value.Text, value.IsDone);

    public void Done(string plan, string file)
    {
        Move(PlanStage, file, isDone: true);
        lock (gate) now = now with { State = RangePreparation.Ready, Plan = plan };
    }

    public void Fail(string problem, string remedy)
    {
        lock (gate)
        {
            now = now with
            {
                State = RangePreparation.Failed, Problem = problem, Remedy = remedy,
                Stages = [.. now.Stages.Select(stage =>
                    stage.State == RangeStage.Running ? stage with { State = RangePreparation.Failed } : stage)],
            };
        }
    }

    void Move(string name, string detail, bool isDone)
    {
        lock (gate)
        {
            if (!begun.TryGetValue(name, out var start)) begun[name] = start = time.GetTimestamp();
            double? seconds = isDone ? Math.Round(time.GetElapsedTime(start).TotalSeconds, 1) : null;
            now = now with
            {
                Stages = [.. now.Stages.Select(stage => stage.Name != name ? stage
                    : stage with { State = isDone ? RangeStage.Done : RangeStage.Running, Detail = detail, Seconds = seconds })],
            };
        }
    }

    static RangeStage Stage(string name, string title) => new(name, title, RangeStage.Waiting, null, null);

    static string NameOf(ShopPart part) => part.ToString().ToLowerInvariant();
}
