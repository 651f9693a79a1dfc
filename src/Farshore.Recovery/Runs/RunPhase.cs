using System.Text.Json.Serialization;

namespace Farshore.Recovery.Runs;

/// <summary>What a run is doing, in words that people use. Steps carry it; a run is in the earliest phase that has a step to do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunPhase>))]
public enum RunPhase
{
    Preparing,
    Protecting,
    Exporting,

    /// <summary>Writers are stopped and the last data is brought over: a planned relocation.</summary>
    Relocating,

    /// <summary>The last data is brought home.</summary>
    FailingBack,

    BackingUp,
    Copying,
    Restoring,
    Checking,
    HandingOver,

    /// <summary>The workload serves; what came back is compared.</summary>
    Proving,

    /// <summary>What a drill made is taken away.</summary>
    TearingDown,
}
