namespace Farshore.Recovery.Evidence;

/// <summary>Who made the page, when, from what, and how to check that it was not changed.</summary>
static class EvidenceOrigin
{
    public static Html Of(EvidenceReport report) => Html.Of($"""
        <dl>
        <dt>Run</dt><dd><code>{report.Run}</code></dd>
        {Term("Recovery set", report.Set)}
        {Term("Began it", report.By)}
        {Term("Farshore", report.Version)}
        {Regions(report)}
        {Moment("Began", report.StartedAt)}
        {Moment("Ended", report.EndedAt)}
        {Term("SHA-256 of the plan", report.PlanFile?.Sha256)}
        {Term("SHA-256 of the evidence", report.Signature?.Sha256)}
        {Term("Signed by", report.Signature?.Key)}
        {Term("Signature", report.Signature?.Value is { } value ? $"{report.Signature.Algorithm} {value}" : null)}
        </dl>
        <p>Everything on this page is in the run's evidence as JSON, which is what the hash and the signature are over.</p>
        {Check(report)}
        {Plan(report)}
        """);

    static Html Regions(EvidenceReport report) => report.Regions is { } regions
        ? Html.Of($"<dt>Regions</dt><dd>primary {regions.Primary}, secondary {regions.Secondary}</dd>") : Html.Nothing;

    static Html Term(string name, string? value) =>
        value is null ? Html.Nothing : Html.Of($"<dt>{name}</dt><dd><code>{value}</code></dd>");

    static Html Moment(string name, DateTimeOffset? at) =>
        at is { } known ? Html.Of($"<dt>{name}</dt><dd>{EvidencePage.When(known)}</dd>") : Html.Nothing;

    static Html Check(EvidenceReport report)
    {
        if (report.Signature is not { } signature) return Html.Nothing;
        var key = signature.Key?.Replace("'", "", StringComparison.Ordinal);
        var kms = signature.Value is null ? "" : $"""


            # the signature, with nothing but openssl: the key's public half is anybody's to ask for
            aws kms get-public-key --key-id '{key}' --query PublicKey --output text | base64 -d > key.der
            jq -cSj 'del(.signature)' evidence.json > signed.txt
            jq -r .signature.value evidence.json | base64 -d > signature.bin
            openssl dgst -sha256 -verify key.der -signature signature.bin signed.txt
            """;
        return Html.Of($"""
            <details><summary>Check it yourself</summary>
            <pre># all of it
            farshore report --check evidence.json

            # the hash, without Farshore: it must be the one above
            jq -cSj 'del(.signature)' evidence.json | sha256sum{kms}</pre></details>
            """);
    }

    static Html Plan(EvidenceReport report) => report.PlanFile is { } plan
        ? Html.Of($"<details><summary>The plan as it was when the run began</summary><pre>{plan.Text}</pre></details>")
        : Html.Nothing;
}
