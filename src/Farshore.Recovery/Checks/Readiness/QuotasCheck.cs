using System.Globalization;
using Farshore.Aws.ServiceQuotas;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>A Region that ran nothing until now has small quotas, and raising one takes days that a disaster does not give.</summary>
sealed class QuotasCheck : Check
{
    static readonly Quota Processors = new("ec2", "L-1216C47A", "processors of running standard instances");
    static readonly Quota Databases = new("rds", "L-7B6409FD", "DB instances");
    static readonly Quota Networks = new("vpc", "L-F678F1CE", "networks");

    public override string Name => "quotas";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (facts.Plan.Machines.Any()) yield return Of(facts, Processors, () => ProcessorsAsync(facts));
        if (facts.Plan.Databases.Any())
        {
            yield return Of(facts, Databases, async () =>
                (facts.Plan.Databases.Count(), (await facts.Secondary.Databases.InstancesAsync()).Count));
        }

        // A drill makes one of its own; a failover does where the plan lets it.
        if (facts.Plan.Machines.Any() || facts.Plan.Databases.Any())
            yield return Of(facts, Networks, async () => (1, (await facts.Secondary.Networks.VpcsAsync()).Count));
    }

    static Look Of(PreflightFacts facts, Quota quota, Func<Task<(int Needed, int Used)>> count) =>
        new(Names.Secondary, $"quota of {quota.Words} in {facts.Secondary.Name}", async () =>
        {
            var (needed, used) = await count();
            if (await MostAsync(facts, quota) is not { } most) return Answer.Skipped("there is none");
            var words = string.Create(CultureInfo.InvariantCulture, $"{most:0}, of which {used} are used and {needed} more are needed");
            return used + needed <= most ? Answer.Ok(words) : Answer.Failed(words, facts.Commands.Aws(Side.Secondary,
                $"service-quotas request-service-quota-increase --service-code {quota.Service} --quota-code {quota.Code} "
                + $"--desired-value {used + needed}"));
        });

    /// <summary>An account that never asked for more has, of some quotas, only AWS's own value.</summary>
    static async Task<double?> MostAsync(PreflightFacts facts, Quota quota)
    {
        var applied = await facts.Secondary.FindAsync(ServiceQuotasApi.GetServiceQuota,
            new() { ServiceCode = quota.Service, QuotaCode = quota.Code }, "NoSuchResourceException");
        return applied?.Quota?.Value ?? (await facts.Secondary.FindAsync(ServiceQuotasApi.GetAWSDefaultServiceQuota,
            new() { ServiceCode = quota.Service, QuotaCode = quota.Code }, "NoSuchResourceException"))?.Quota?.Value;
    }

    static async Task<(int Needed, int Used)> ProcessorsAsync(PreflightFacts facts)
    {
        var running = (await facts.Secondary.Machines.AllAsync())
            .Where(instance => instance.State?.Name is "running" or "pending" && IsStandard(instance.InstanceType)).ToList();
        var types = await facts.Secondary.Machines.TypesAsync(await facts.Wanted.AllTypesAsync());
        var wanted = await Task.WhenAll(facts.Plan.Machines.Select(machine => FirstTypeAsync(facts, machine)));
        return (wanted.OfType<string>().Where(IsStandard).Sum(type => types.GetValueOrDefault(type)?.VCpuInfo?.DefaultVCpus ?? 0),
            running.Sum(instance => (instance.CpuOptions?.CoreCount ?? 1) * (instance.CpuOptions?.ThreadsPerCore ?? 1)));
    }

    static async Task<string?> FirstTypeAsync(PreflightFacts facts, Plans.PlanMachine machine)
    {
        try
        {
            return await facts.Wanted.TypesAsync(machine) is [var first, ..] ? first : null;
        }
        catch (NothingToLookAtException)
        {
            return null;
        }
    }

    /// <summary>The quota of standard instances is for these families.</summary>
    static bool IsStandard(string? type) => type is { Length: > 0 } && "acdhimrtz".Contains(type[0], StringComparison.Ordinal);

    /// <param name="Words">What it is of.</param>
    sealed record Quota(string Service, string Code, string Words);
}
