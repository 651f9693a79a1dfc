using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Ec2.Machines;

/// <summary>Where machines' control sockets are: a path of a socket may have 107 characters, so not in the region's own folder.</summary>
static class ControlSockets
{
    public static string For(string regionFolder, string machine)
    {
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 50 } named
            ? Path.Combine(named, "farshore")
            : Path.Combine("/tmp", "farshore-" + Environment.UserName);
        var region = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(regionFolder))))[..12];
        var folder = Path.Combine(runtime, region);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.Combine(folder, machine + ".sock");
    }
}
