using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Drill;
using Farshore.Recovery.Steps.Moving;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Return;
using Farshore.Recovery.Steps.Sealing;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Steps.Traffic;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Steps;

/// <summary>Every kind of step, folder by folder.</summary>
public static class StepKinds
{
    public static StepCatalog Catalog { get; } = new StepCatalog(ProtectKinds.All, ProtectShapes.Default)
        .With(BackupKinds.All, BackupShapes.Default)
        .With(NetworkKinds.All, NetworkShapes.Default)
        .With(DrillKinds.All, DrillShapes.Default)
        .With(RestoreKinds.All, RestoreShapes.Default)
        .With(ControlKinds.All, ControlShapes.Default)
        .With(SealingKinds.All, SealingShapes.Default)
        .With(VerifyKinds.All, VerifyShapes.Default)
        .With(TrafficKinds.All, TrafficShapes.Default)
        .With(MovingKinds.All, MovingShapes.Default)
        .With(ReturnKinds.All, ReturnShapes.Default)
        .With(StacksKinds.All, StacksShapes.Default);
}
