using Farshore.Aws.Ec2;

namespace Farshore.Region.Ec2;

/// <summary>EC2's names and numbers of what an instance is in.</summary>
static class InstanceStates
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string ShuttingDown = "shutting-down";
    public const string Terminated = "terminated";
    public const string Stopping = "stopping";
    public const string Stopped = "stopped";

    public static InstanceState Of(string name) => new() { Name = name, Code = CodeOf(name) };

    static int CodeOf(string name) => name switch
    {
        Pending => 0, Running => 16, ShuttingDown => 32, Terminated => 48, Stopping => 64, Stopped => 80,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a state of an instance"),
    };
}
