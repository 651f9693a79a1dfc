using System.Text.Json.Serialization;

namespace Farshore.Region.Processes;

/// <summary>What a region remembers of a process it started, in <c>processes/&lt;name&gt;.json</c>. A process id alone is not enough:
/// ids are used again, so the kernel's start time goes with it.</summary>
/// <param name="Pid">Process id, which is also its session's.</param>
/// <param name="StartTime">Field 22 of <c>/proc/&lt;pid&gt;/stat</c>: clock ticks since the machine came up.</param>
/// <param name="BootId">The machine's boot the start time counts from.</param>
/// <param name="Name">The file's name without its extension, e.g. <c>ec2-i-0a1b2c3d4e5f60718</c>.</param>
/// <param name="Command">Program and arguments.</param>
public sealed record ProcessRecord(int Pid, long StartTime, string BootId, string Name, IReadOnlyList<string> Command);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProcessRecord))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
sealed partial class ProcessShapes : JsonSerializerContext;
