using System.Text;
using Amazon.KeyManagementService.Model;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>Checks evidence that somebody shows. What the document says about how a Region is reached is not believed: a plan of this
/// machine says that, or the usual credentials do.</summary>
sealed class EvidenceChecking(Shell shell, Output output)
{
    public async Task<ExitCode> CheckAsync(FileInfo file, FileInfo? publicKey, string? planFile, CancellationToken cancellationToken)
    {
        if (!file.Exists) throw new CommandFailure(ExitCode.Usage, $"there is no file {file.FullName}");
        var json = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var check = await EvidenceSeal.CheckAsync(json, async key => publicKey is not null
            ? Der(await File.ReadAllBytesAsync(publicKey.FullName, cancellationToken))
            : await AskAsync(key, planFile is null ? PlanOf(json) : PlanReader.ReadFile(planFile), cancellationToken));
        if (output.IsJson) output.Json(check, CliShapes.Readable.SealCheck);
        output.Line($"{file.Name}: {check.Detail}");
        output.Line($"SHA-256 {check.Sha256}");
        return check is { IsUnchanged: true, IsSigned: not false } ? ExitCode.Done : ExitCode.Differences;
    }

    /// <summary>The plan of the run, where that was driven in this home.</summary>
    Plan? PlanOf(string json)
    {
        try
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return engine.Runs.Load(EvidenceReport.FromJson(json).Run).Created.ToPlan();
        }
        catch (RunNotFoundException)
        {
            return null;
        }
    }

    async Task<byte[]> AskAsync(string key, Plan? plan, CancellationToken cancellationToken)
    {
        if (!Arn.TryParse(key, out var arn)) throw new InvalidDataException($"'{key}' is not the ARN of a key");
        using var clients = new AwsClients(shell.Time);
        var region = new[] { plan?.Secondary, plan?.Primary }.FirstOrDefault(side => side?.Region == arn.Region);
        var settings = region is null ? new ClientSettings(arn.Region) : RegionAccess.Settings(plan!, region);
        var answer = await clients.Kms(settings).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key }, cancellationToken);
        return answer.PublicKey.ToArray();
    }

    static byte[] Der(byte[] key)
    {
        const string Begin = "-----BEGIN PUBLIC KEY-----", End = "-----END PUBLIC KEY-----";
        var text = Encoding.ASCII.GetString(key);
        if (!text.Contains(Begin, StringComparison.Ordinal)) return key;
        try
        {
            return Convert.FromBase64String(text.Split(Begin)[1].Split(End)[0].ReplaceLineEndings(""));
        }
        catch (FormatException broken)
        {
            throw new InvalidDataException("the public key is damaged", broken);
        }
    }
}
