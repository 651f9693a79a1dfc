using System.Security.Cryptography;
using System.Text;
using Farshore.Aws.Client;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>What a type works with while it makes, changes or removes one resource of a stack.</summary>
/// <param name="Api">The region's own API.</param>
/// <param name="StackId">ARN of the stack.</param>
/// <param name="StackName">Its name.</param>
/// <param name="LogicalId">The resource's name in the template.</param>
/// <param name="Token">The same for every attempt at the same thing, another for a replacement; hexadecimal, 32 characters.</param>
/// <param name="StackTags">Tags of the stack, which its resources carry too.</param>
/// <param name="Time">The region's clock.</param>
sealed record ResourceWork(IAwsClient Api, string StackId, string StackName, string LogicalId, string Token,
    IReadOnlyDictionary<string, string> StackTags, TimeProvider Time)
{
    /// <summary>How often a state is looked at while something is being made.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>After this long, whatever is waited for is not coming.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public string Region => Api.Region;

    /// <summary>A type calls this with the id as soon as the thing exists, where creating takes more than one call: what fails afterwards
    /// is then removed with the rest. An attempt that is repeated calls it again.</summary>
    public Func<string, Task> HasMade { get; init; } = static _ => Task.CompletedTask;

    /// <summary>What is removed leaves a last snapshot.</summary>
    public bool WithSnapshot { get; init; }

    /// <summary>Twelve digits, out of the stack's ARN.</summary>
    public string Account => StackId.Split(':')[4];

    /// <summary>The resource's own tags, the stack's, and those by which AWS marks what a stack made; the first named wins.</summary>
    public IReadOnlyDictionary<string, string> TagsWith(IReadOnlyDictionary<string, string> own)
    {
        var all = new Dictionary<string, string>(StackTags, StringComparer.Ordinal);
        foreach (var (key, value) in own) all[key] = value;
        all["aws:cloudformation:stack-name"] = StackName;
        all["aws:cloudformation:stack-id"] = StackId;
        all["aws:cloudformation:logical-id"] = LogicalId;
        return all;
    }

    /// <summary>A name as CloudFormation gives: stack, logical id and twelve characters that the token decides.</summary>
    /// <param name="longest">Most characters the service takes.</param>
    /// <param name="lower">The service takes small letters only.</param>
    public string NameFor(int longest, bool lower = false)
    {
        var end = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))[..12];
        var start = $"{StackName}-{LogicalId}";
        if (start.Length > longest - 13) start = start[..(longest - 13)].TrimEnd('-');
        return lower ? $"{start}-{end}".ToLowerInvariant() : $"{start}-{end}";
    }

    /// <summary>Looks again and again until it is so.</summary>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public async Task UntilAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        var begun = Time.GetTimestamp();
        while (!await isSo())
        {
            if (Time.GetElapsedTime(begun) > Patience) throw new TimeoutException($"{LogicalId}: {what} did not come about");
            await Task.Delay(Pause, Time, cancellationToken);
        }
    }
}
