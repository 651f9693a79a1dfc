using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Writes remedies as lines for a shell, complete with the Region and the credentials that the plan names.</summary>
sealed class Commands(Plan plan, RunWorld world)
{
    /// <summary>The official command line, pointed at one side.</summary>
    public string Aws(Side side, string words)
    {
        var region = side is Side.Primary ? plan.Primary : plan.Secondary;
        List<string> parts = [];
        if (plan.AwsConfigFile is { } file)
        {
            parts.Add($"AWS_CONFIG_FILE={Quote(file)}");
            var secrets = Path.Combine(Path.GetDirectoryName(file)!, "credentials");
            if (File.Exists(secrets)) parts.Add($"AWS_SHARED_CREDENTIALS_FILE={Quote(secrets)}");
        }

        parts.Add("aws");
        if (region.Profile is { } profile) parts.Add($"--profile {Quote(profile)}");
        parts.Add($"--region {region.Region}");
        if ((region.Endpoint?.ToString() ?? Configured(side)) is { } endpoint) parts.Add($"--endpoint-url {endpoint.TrimEnd('/')}");
        parts.Add(words);
        return string.Join(' ', parts);
    }

    /// <summary>A command of this program on the plan, e.g. <c>protect</c>.</summary>
    public string Farshore(string verb) => $"farshore {verb} {Quote(plan.File)}";

    public string Protect => Farshore("protect");

    /// <summary>What only the plan's owner can decide.</summary>
    public string InPlan(string change) => $"# In {plan.File}: {change}";

    /// <summary>A statement for the policy of whoever the plan's credentials belong to.</summary>
    public string Allow(string action) =>
        "# Add this statement to a policy of the plan's credentials:\n" + $$"""# {"Effect":"Allow","Action":"{{action}}","Resource":"*"}""";

    /// <summary>How to see for oneself whether a Region answers.</summary>
    public string WhenOutOfReach(Side side) => Aws(side, "sts get-caller-identity");

    /// <summary>Lines that belong together.</summary>
    public static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines);

    /// <summary>The address that a profile gives for all services. Said again, because not every command of every command line reads it
    /// there.</summary>
    string? Configured(Side side)
    {
        var access = side is Side.Primary ? world.Primary : world.Secondary;
        var address = access?.S3.Config?.ServiceURL;
        return address is not null && address == access?.Kms.Config?.ServiceURL ? address : null;
    }

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=@,+%".Contains(letter, StringComparison.Ordinal))
            ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
