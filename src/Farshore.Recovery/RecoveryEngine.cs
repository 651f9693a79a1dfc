using Farshore.Aws.Client;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Notifications;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Schedules;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Return;
using Farshore.Recovery.Steps.Traffic;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Recovery;

/// <summary>Starts and resumes runs. All there is to the recovery half for a terminal or a browser.</summary>
public sealed class RecoveryEngine : IDisposable
{
    static readonly string Version = typeof(RecoveryEngine).Assembly.GetName().Version?.ToString(3) ?? "";

    readonly string home;
    readonly RunDatabase database;
    readonly TimeProvider time;
    readonly Whereabouts whereabouts;
    readonly ILoggerFactory logs;
    readonly NoticeLog notices;
    readonly RunEvidence evidence;

    /// <param name="home"><c>$FARSHORE_HOME</c>.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="logs">Where logs go; nowhere by default.</param>
    public RecoveryEngine(string home, TimeProvider? time = null, ILoggerFactory? logs = null)
    {
        this.home = home;
        this.time = time ?? TimeProvider.System;
        this.logs = logs ?? NullLoggerFactory.Instance;
        database = RunDatabase.Open(home);
        Runs = new(home, database, StepKinds.Catalog);
        whereabouts = new(Runs);
        Census = new(database, Runs);
        Disasters = new(database);
        Marks = new(database);
        History = new(database);
        notices = new(database);
        evidence = new(Runs, History, notices, this.time);
        Control = new(Runs, new(database), StepKinds.Catalog, this.time);
    }

    public RunStore Runs { get; }

    public RunCensus Census { get; }

    public Disasters Disasters { get; }

    public ScheduleMarks Marks { get; }

    public RunHistory History { get; }

    /// <summary>What people ask of runs that move or rest.</summary>
    public RunControl Control { get; }

    /// <summary>Where a run's names come from; a test gives its own.</summary>
    public NameSource Names { get; init; } = NameSource.Random;

    /// <summary>How webhooks are called; a test gives its own.</summary>
    public HttpClient Hooks { get; init; } = Notifier.Hooks;

    /// <summary>Gives the world a run of a plan acts in, and what ends with it; a test gives its own.</summary>
    public Func<Plan, RunWorld, bool, (RunWorld World, IDisposable Held)> Connect { get; init; } = Connected;

    /// <summary>Writes a new run's journal and drives it until nothing more can move.</summary>
    /// <param name="kind">protect, export, backup, drill, failover, relocate, failback, verify.</param>
    /// <param name="plan">What it is about.</param>
    /// <param name="options">The user's choices.</param>
    /// <param name="progress">Told of every change.</param>
    /// <param name="cancellationToken">Lets what is in flight come to rest; the run can be resumed.</param>
    /// <returns>The run when nothing more can move.</returns>
    /// <exception cref="RunInterruptedException">The network or this machine failed; resume it.</exception>
    public async Task<RunView> StartAsync(
        string kind, Plan plan, RunOptions options, IProgress<RunView>? progress, CancellationToken cancellationToken)
    {
        if (EvidenceKind.Proves(kind)) foreach (var secret in HandingOver.SecretsOf(plan)) secret.Read();
        var graph = kind is FailbackRun.Kind ? await HomewardAsync(plan, options, cancellationToken)
            : kind is ProtectRun.Kind && options.WithStacks ? await StackedAsync(plan, options, cancellationToken)
            : GraphOf(kind, plan, options);
        await EnterAsync(kind, plan, cancellationToken);
        var created = new RunCreated(Names.After(kind), kind, plan.Name, plan.File, plan.Text, time.GetUtcNow(), graph.Nodes,
            options.By ?? RunControl.Me, Version)
        {
            Overrides = plan.Overrides,
            Choices = options.InWords() is { Count: > 0 } chosen ? chosen : null,
        };
        // The journal comes before the lease: who holds a lease must be a run that can be resumed.
        Runs.Create(created);
        var begun = false;
        try
        {
            return await HoldAsync(plan, created, options, token =>
            {
                begun = true;
                return DriveAsync(created.Run, plan, options, progress, token);
            }, cancellationToken);
        }
        catch when (!begun)
        {
            Runs.Forget(created.Run);
            throw;
        }
    }

    /// <summary>Finds out what a run would do, without doing any of it.</summary>
    /// <param name="kind">failover or drill.</param>
    /// <param name="plan">What it is about.</param>
    /// <param name="options">The user's choices.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Foreseen> ForeseeAsync(string kind, Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        await EnterAsync(kind, plan, cancellationToken);
        var created = new RunCreated(kind, kind, plan.Name, plan.File, plan.Text, time.GetUtcNow(), GraphOf(kind, plan, options).Nodes);
        var (world, held) = Connect(plan, new RunWorld(time, Names), IsRecovery(kind));
        using (held) return await Foresight.OfAsync(created, world, StepKinds.Catalog, cancellationToken);
    }

    /// <summary>Carries an interrupted run on. A stuck one is tried again from what is in its way.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public async Task<RunView> ResumeAsync(
        string run, IProgress<RunView>? progress, CancellationToken cancellationToken, RunOptions? options = null)
    {
        var created = Runs.Load(run).Created;
        var plan = created.ToPlan();
        await EnterAsync(created.Kind, plan, cancellationToken);
        var chosen = options ?? new();
        return await HoldAsync(plan, created, chosen, token => DriveAsync(run, plan, chosen, progress, token), cancellationToken);
    }

    /// <summary>A run as it stands, whoever drives it.</summary>
    public RunView View(string run) => RunView.Of(Runs.Load(run), time.GetUtcNow(), Runs.IsDriven(run));

    /// <summary>What a run is about and has measured so far.</summary>
    public RunFacts Facts(RunState state)
    {
        var plan = state.Created.ToPlan();
        if (!EvidenceKind.Proves(state.Created.Kind)) return RunFacts.Of(plan, SealedIn(state)?.Set);
        var failover = EvidenceReport.FailoverBehind(state);
        return RunFacts.Of(EvidenceReport.Of(state, failover is null ? null : Runs.Load(failover), StepKinds.Catalog));
    }

    /// <summary>The plan from a failback on, as the first backup at home has to go by it: nothing has shown yet that what is copied from
    /// here is whole, so it proves all of it itself.</summary>
    public Plan PlanAtHome(string run)
    {
        var plan = ReturnedPlan(run) is { } file ? PlanReader.ReadFile(file) : Runs.Load(run).Created.ToPlan();
        return plan with { Backup = plan.Backup with { DatabaseProofs = PlanBackup.Restore } };
    }

    /// <summary>What a failover or a verification leaves for a person or an auditor.</summary>
    public EvidenceReport Evidence(string run) => evidence.Of(run);

    /// <summary>The same, signed by a key in the secondary.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">Id, ARN or alias; null for the plan's own key, and without one nothing is signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EvidenceReport> SignedEvidenceAsync(string run, string? key, CancellationToken cancellationToken)
    {
        var plan = Runs.Load(run).Created.ToPlan();
        var report = Evidence(run);
        if ((key ?? plan.EvidenceKey) is not { } signs) return report;
        var (world, held) = Connect(plan, new RunWorld(time, Names), false);
        using (held) return await report.SignedAsync(world.InSecondary.Kms, signs, cancellationToken);
    }

    /// <summary>The plan file from a failback on; null where the old one still says all.</summary>
    public string? ReturnedPlan(string run) =>
        EvidenceReport.Outputs<WritePlan, string>(Runs.Load(run), StepKinds.Catalog).Select(found => found.Output).FirstOrDefault();

    /// <summary>What has a new name since a failback; nothing of one that only reported, or that another version wrote.</summary>
    public NewNames NewNames(string run)
    {
        if (Runs.Readable(run) is not { } state) return new([]);
        return new([.. EvidenceReport.Outputs<WritePlan, string>(state, StepKinds.Catalog).SelectMany(found => found.Step.All)
            .Select(one => (one.Old, state.Read(one.New, StepKinds.Catalog).Id))]);
    }

    /// <summary>What the plan's latest failover handed over.</summary>
    public IReadOnlyList<Restored> Recovered(string plan) => whereabouts.Latest(plan) is { } state ? Whereabouts.HandedOver(state) : [];

    /// <summary>Tells the people whom the plan names of something that is no run.</summary>
    public Task TellAsync(Plan plan, RunNotice notice, RunWorld world, CancellationToken cancellationToken) =>
        new Notifier(notices, Hooks, world).TellAsync(plan, notice, "end", cancellationToken);

    /// <summary>Recovery sets that runs of this home still need, and the run.</summary>
    public IReadOnlyDictionary<string, string> SetsInUse(string plan) => Sets.SetsInUse.Of(Runs, plan, StepKinds.Catalog);

    /// <summary>The recovery set that a run has sealed; null where it has not.</summary>
    public SetSealed? SealedBy(string run) => Runs.Readable(run) is { } state ? SealedIn(state) : null;

    public void Dispose() => database.Dispose();

    static SetSealed? SealedIn(RunState state) =>
        EvidenceReport.Outputs<SealSet, SetSealed>(state, StepKinds.Catalog).Select(found => found.Output).FirstOrDefault();

    static bool IsRecovery(string kind) => kind is FailoverRun.Kind or DrillRun.Kind or VerifyRun.Kind;

    StepGraph GraphOf(string kind, Plan plan, RunOptions options) => kind switch
    {
        ProtectRun.Kind => ProtectRun.ToGraph(plan),
        ExportRun.Kind => ExportRun.ToGraph(plan),
        BackupRun.Kind => BackupRun.ToGraph(plan, options.KeepsAllSets ? null : SetsInUse(plan.Name)),
        FailoverRun.Kind => FailoverRun.ToGraph(plan, options.Set, options.Disaster ?? Disasters.Current(plan.Primary.Region),
            options.AsOf, options.Fence),
        DrillRun.Kind => DrillRun.ToGraph(plan, options.Set, options.AsOf, options.Keeps),
        DrillRun.CleaningKind => DrillRun.ToCleaning(plan),
        VerifyRun.Kind => VerifyGraph(plan, options),
        RelocateRun.Kind => RelocateRun.ToGraph(plan, options.TrafficIsStopped),
        _ => throw new ArgumentException(
            $"there is no run '{kind}'; there are: protect, export, backup, drill, failover, relocate, verify", nameof(kind)),
    };

    StepGraph VerifyGraph(Plan plan, RunOptions options)
    {
        var failover = whereabouts.Latest(plan.Name);
        var disaster = options.Disaster ?? Disasters.Current(plan.Primary.Region)
            ?? (failover is null ? null : EvidenceReport.DisasterOf(failover, StepKinds.Catalog));
        var set = options.Set ?? (failover is null ? null : EvidenceReport.CapsuleOf(failover, StepKinds.Catalog)?.Set);
        return VerifyRun.ToGraph(plan, set, disaster, failover?.Run, failover is null ? [] : Whereabouts.HandedOver(failover));
    }

    /// <summary>The way home starts from what the ledger says stands in the secondary: it may be another machine that brought it
    /// there.</summary>
    async Task<StepGraph> HomewardAsync(Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        var (world, held) = Connect(plan, new RunWorld(time, Names), false);
        using (held)
        {
            var (standing, set) = await whereabouts.StandingAsync(world, plan, cancellationToken);
            return FailbackRun.ToGraph(plan, standing, set, new(Names.After)
            {
                TrafficIsStopped = options.TrafficIsStopped, AcceptDivergence = options.AcceptDivergence, ReportOnly = options.ReportOnly,
            });
        }
    }

    /// <summary>What is there already decides what the templates make: it is looked at before the run is written down.</summary>
    async Task<StepGraph> StackedAsync(Plan plan, RunOptions options, CancellationToken cancellationToken)
    {
        var (world, held) = Connect(plan, new RunWorld(time, Names), false);
        using (held)
        {
            var (stacks, choices) = await StackedProtectRun.LookAsync(plan, world, options.StackParameters, cancellationToken);
            return StackedProtectRun.ToGraph(plan, stacks, choices, options.Asks, options.OnlyLooks);
        }
    }

    async Task<RunView> DriveAsync(
        string run, Plan plan, RunOptions options, IProgress<RunView>? progress, CancellationToken cancellationToken)
    {
        using var mine = Runs.Lock(run);
        var by = options.By ?? RunControl.Me;
        var state = Runs.Load(run);
        var journal = Runs.JournalOf(run);
        if (state.IsPaused) state = await RecordAsync(journal, state, new RunContinued(time.GetUtcNow(), by), cancellationToken);
        if (state.End is RunEnd.Stuck)
        {
            foreach (var step in state.InTheWay().ToList())
            {
                state = await RecordAsync(journal, state, new StepRetried(step, time.GetUtcNow(), by), cancellationToken);
            }
        }

        var folder = Path.Combine(home, "runs", run);
        Directory.CreateDirectory(folder);
        var (world, held) = Connect(plan, new RunWorld(time, Names) { Folder = folder }, IsRecovery(state.Created.Kind));
        using (held)
        using (var past = PastBlackout(plan, state, ref world))
        {
            var watch = new RunWatch(progress, time);
            var news = new RunNews(plan, state.Graph, new Notifier(notices, Hooks, world), time);
            var acting = state.Created.Kind is FailbackRun.Kind ? world.Turned() : world;
            var executor = new Executor(journal, acting, StepKinds.Catalog, logs.CreateLogger<Executor>())
            {
                Watcher = (now, said) =>
                {
                    news.See(now);
                    watch.See(now, said);
                },
                Desk = Control.Desk,
            };
            var end = await executor.DriveAsync(state, cancellationToken);
            var view = RunView.Of(end, time.GetUtcNow(), isDriven: true);
            progress?.Report(view);
            await evidence.RememberAsync(plan, world, view);
            await news.EndAsync(view, () => Evidence(run));
            return view;
        }
    }

    /// <summary>A run that fences reaches past its own blackout for that alone, by clients of its own: what goes through the others is
    /// held as ever.</summary>
    IDisposable? PastBlackout(Plan plan, RunState state, ref RunWorld world)
    {
        if (!IsRecovery(state.Created.Kind) || !state.Graph.Nodes.Any(node => node.Step is Fence)) return null;
        var (past, held) = Connect(plan, world, false);
        world = world with { PastBlackout = past.Primary };
        return held;
    }

    static async Task<RunState> RecordAsync(Journal journal, RunState state, RunEvent happened, CancellationToken cancellationToken)
    {
        var after = state.Apply(happened);
        await journal.AppendAsync(happened, after, cancellationToken);
        return after;
    }

    /// <summary>Runs that move a workload hold their plan's lease meanwhile.</summary>
    async Task<RunView> HoldAsync(
        Plan plan, RunCreated created, RunOptions options, Func<CancellationToken, Task<RunView>> drive,
            CancellationToken cancellationToken)
    {
        // A report of what a way home would lose moves nothing, and must not say afterwards that the workload is home.
        var onlyReports = created.Kind is FailbackRun.Kind && !created.Graph.Any(node => node.Step.HandsOver());
        if (options.WithoutLease || onlyReports || !LeaseHolding.IsNeeded(created.Kind)) return await drive(cancellationToken);
        var (world, held) = Connect(plan, new RunWorld(time, Names), true);
        using (held)
        {
            return await LeaseHolding.DriveAsync(plan, world, created.Run, created.Kind, options, drive,
                other => Runs.Find(other) is { Phase: "done" or "unwound" },
                () => EvidenceReport.CapsuleOf(Runs.Load(created.Run), StepKinds.Catalog)?.Set, cancellationToken);
        }
    }

    async Task EnterAsync(string kind, Plan plan, CancellationToken cancellationToken)
    {
        if (!EntryCheck.IsNeeded(plan)) return;
        var (world, held) = Connect(plan, new RunWorld(time, Names), IsRecovery(kind));
        using (held) await EntryCheck.RunAsync(plan, world, IsRecovery(kind), cancellationToken);
    }

    /// <summary>Clients as the plan gives them. A recovery's cannot call the primary at all.</summary>
    static (RunWorld World, IDisposable Held) Connected(Plan plan, RunWorld world, bool isRecovery)
    {
        var clients = new AwsClients(world.Time);
        if (isRecovery) clients.Egress.Blackout(plan.Primary.Region);
        return (world with
        {
            Primary = RegionAccess.Of(clients, plan, plan.Primary),
            Secondary = RegionAccess.Of(clients, plan, plan.Secondary),
            Refusals = () => clients.Egress.Refusals,
        }, clients);
    }
}
