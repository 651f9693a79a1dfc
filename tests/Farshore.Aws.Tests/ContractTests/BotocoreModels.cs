using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Farshore.Aws.Tests.ContractTests;

/// <summary>AWS's own service models as botocore ships them, beside python3 or inside the <c>aws</c> CLI.</summary>
public sealed class BotocoreModels
{
    const string Question = """
        import importlib, sys
        for name in ('botocore', 'awscli.botocore'):
            try:
                module = importlib.import_module(name)
            except ImportError:
                continue
            version = module.__version__ if name == 'botocore' else importlib.import_module('awscli').__version__
            print(name, version, module.__path__[0])
        """;

    readonly string folder;

    BotocoreModels(string python, string package, string version, string folder)
    {
        (Python, Package, Version) = (python, package, version);
        this.folder = Path.Combine(folder, "data");
        IsCurrent = System.Version.TryParse(version.Split("dev")[0].TrimEnd('.'), out var number)
            && number >= (package == "botocore" ? new Version(1, 40) : new Version(2, 28));
    }

    /// <summary>The interpreter that can import this botocore.</summary>
    public string Python { get; }

    /// <summary><c>botocore</c>, or the copy inside version 2 of the CLI.</summary>
    public string Package { get; }

    public string Version { get; }

    /// <summary>False where a member of ours may be younger than the model.</summary>
    public bool IsCurrent { get; }

    /// <summary>The newest found, or null on a machine without any.</summary>
    public static BotocoreModels? Find() => Interpreters().Distinct(StringComparer.Ordinal).SelectMany(Ask)
        .OrderByDescending(models => models.IsCurrent).FirstOrDefault();

    public JsonElement? Load(string serviceId)
    {
        if (NameOf(serviceId) is not { } name) return null;
        var version = Directory.GetDirectories(Path.Combine(folder, name)).Order(StringComparer.Ordinal).Last();
        using var stream = Path.Combine(version, "service-2.json") is var plain && File.Exists(plain)
            ? (Stream)File.OpenRead(plain)
            : new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>What botocore calls a service: S3 Control is s3control there, and Service Quotas service-quotas.</summary>
    /// <returns>Null where it does not know the service.</returns>
    public string? NameOf(string serviceId) => serviceId == "EventBridge" ? "events" :
        new[] { serviceId.Replace(" ", ""), serviceId.Replace(' ', '-') }.Select(name => name.ToLowerInvariant())
            .FirstOrDefault(name => Directory.Exists(Path.Combine(folder, name)));

    static IEnumerable<string> Interpreters()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var aws in folders.Select(folder => Path.Combine(folder, "aws")).Where(File.Exists))
            if (File.ReadLines(aws).FirstOrDefault() is ['#', '!', .. var command] && command.Contains("python", StringComparison.Ordinal))
                yield return command.Trim().Split(' ')[^1];
        yield return "python3";
        yield return "/usr/bin/python3";
    }

    static IEnumerable<BotocoreModels> Ask(string python)
    {
        using var process = new Process();
        process.StartInfo = new(python, ["-c", Question]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))
            .Select(parts => new BotocoreModels(python, parts[0], parts[1], parts[2]))];
    }
}
