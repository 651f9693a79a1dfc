using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Drafts;

/// <summary>Writes what stands in a plan before its resources.</summary>
static class DraftHead
{
    public static string Of(DraftWish wish, RegionInventory primary, RegionInventory secondary, bool makesNetworks) => $$"""
        # yaml-language-server: $schema=./{{PlanSchema.FileName}}
        #
        # Drafted by farshore init from what is in {{primary.Region}} and {{secondary.Region}}. What is marked '# OPEN:' is left to you;
        # `farshore check` says the rest. docs/plan.md explains every key, and editors complete them by the schema named above.
        plan: {{wish.Name}}
        {{(wish.AwsConfigFile is null ? "" : $"awsConfigFile: {DraftYaml.Text(wish.AwsConfigFile)}\n")}}
        # The Region that runs the workload, and the one that it is rebuilt in. A run refuses to begin in another account.
        primary:   {{Region(wish.Primary, primary.Account)}}
        secondary: {{Region(wish.Secondary, secondary.Account)}}

        # rpo: how much may be lost at most. rto: how long a recovery may take. Both are measured by every drill and every failover.
        objectives: { rpo: 1h, rto: 1h }

        # Recovery points are kept in these vaults; farshore protect makes them, with a key of your own for the secondary's.
        vaults: { primary: farshore, secondary: farshore, key: alias/farshore }

        # A bucket in the secondary that holds the record of recovery sets; farshore protect makes it.
        ledger: {{Ledger(wish.Name, secondary)}}

        # How many recovery sets are kept.
        retention: { last: 7, daily: 7, weekly: 4, monthly: 12 }

        # What farshore serve does by itself. A recovery point is never younger than the last backup: keep `backup` below the rpo.
        # schedule: { backup: 30m, check: 1d, drill: { cron: "0 4 * * 1" } }

        # Steps of a recovery that wait for a person: restore, handOver, relocate.
        # approvals: [handOver]

        # Whom to tell how runs end.
        # notifications:
        #   - webhook: https://example.com/hooks/recovery
        #     on: [failed, approval]

        {{(makesNetworks ? Networks : "")}}resources:
        """.Replace("\n\n\n", "\n\n", StringComparison.Ordinal) + "\n";

    const string Networks = """
        # Networks, security groups and parameter groups that are neither named under a resource's `restore`, nor mapped here, nor there
        # already are made in the secondary as they were captured in the primary.
        network:
          create: true
          # mapping: { subnet-0aaaaaaaaaaaaaaaa: subnet-0bbbbbbbbbbbbbbbb }

        # How users are led to what was rebuilt.
        # handOver:
        #   records:
        #     - { zone: Z0123456789ABCDEFGHIJ, name: app.example.com, resource: web, ttl: 60 }


        """;

    static string Region(PlanRegion region, string account)
    {
        string?[] parts =
        [
            $"region: {region.Region}",
            region.Profile is null ? null : $"profile: {DraftYaml.Text(region.Profile)}",
            region.Endpoint is null ? null : $"endpoint: {DraftYaml.Text($"{region.Endpoint}")}",
            region.Role is null ? null : $"role: {DraftYaml.Text(region.Role)}",
            region.ExternalId is null ? null : $"externalId: {DraftYaml.Text(region.ExternalId)}",
            $"account: \"{account}\"",
        ];
        return $"{{ {string.Join(", ", parts.OfType<string>())} }}";
    }

    static string Ledger(string plan, RegionInventory secondary) =>
        secondary.Buckets.FirstOrDefault(bucket => bucket.Name.StartsWith($"{plan}-recovery-ledger", StringComparison.Ordinal))?.Name
            ?? $"{plan}-recovery-ledger-{secondary.Account}";
}
