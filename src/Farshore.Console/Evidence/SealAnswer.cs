using System.Text.Json.Serialization;
using Farshore.Recovery.Evidence;

namespace Farshore.Console.Evidence;

/// <summary>How a run's evidence is kept from being changed unnoticed.</summary>
/// <param name="State">signed, notSigned (the plan names a key, and it could not be used) or hashed (the plan names none).</param>
/// <param name="Key">ARN of the key that signed, or what the plan calls it.</param>
/// <param name="Problem">Why it is not signed.</param>
/// <param name="Checks">How anybody can look for themselves.</param>
sealed record SealAnswer(string State, string Sha256, string? Key, string? Algorithm, string? Signature, string? Problem,
    IReadOnlyList<SealCommand> Checks)
{
    public static SealAnswer Of(Signing signing)
    {
        var signature = signing.Report.Signature!;
        var state = signature.Value is not null ? "signed" : signing.PlanKey is not null ? "notSigned" : "hashed";
        return new(state, signature.Sha256, signature.Key ?? signing.PlanKey, signature.Algorithm, signature.Value, signing.Problem,
            [.. ChecksOf(signing.Report, signature)]);
    }

    /// <summary>A name that says of what it is, wherever it is kept.</summary>
    public static string FileOf(EvidenceReport report) => string.Concat($"{report.Plan}-{report.Run}-evidence"
        .Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));

    static IEnumerable<SealCommand> ChecksOf(EvidenceReport report, EvidenceSignature signature)
    {
        var file = $"{FileOf(report)}.json";
        yield return new("Write the evidence down here", $"farshore report {report.Run} --evidence {file}");
        yield return new("Unchanged, and signed by whom?", $"farshore report --check {file}");
        yield return new("The hash, without Farshore: it must be the one above", $"jq -cSj 'del(.signature)' {file} | sha256sum");
        if (signature is not { Value: not null, Key: { } key, Algorithm: { } algorithm })
        {
            yield return new("Sign it with a key of the secondary", $"farshore report {report.Run} --evidence {file} --sign alias/NAME");
            yield break;
        }

        yield return new("The key's public half, which is anybody's to ask for",
            $"aws kms get-public-key --key-id {key} --query PublicKey --output text | base64 -d > key.der");
        yield return new($"The signature ({algorithm}), without Farshore",
            $"jq -r .signature.value {file} | base64 -d > signature.bin; jq -cSj 'del(.signature)' {file} | "
            + "openssl dgst -sha256 -verify key.der -signature signature.bin");
    }
}

/// <summary>A line for a shell, and what it does.</summary>
sealed record SealCommand(string Does, string Line);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SealAnswer))]
[JsonSerializable(typeof(TrendAnswer))]
sealed partial class EvidenceAnswerShapes : JsonSerializerContext;
