using Farshore.Aws.Iam;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam;

/// <summary>AWS Identity and Access Management: one for all regions, served by each of them.</summary>
public sealed class IamService(RegionContext region) : IRegionService
{
    readonly IamRoles iam = new(region);
    readonly IamUsers users = new(region.Partition, region.Time);

    public void Serve(Operations served)
    {
        served.Guard(IamApi.Service, new IamAccess(region).Check);
        var policies = new IamPolicies(region.Partition);
        new Roles(iam).Serve(served);
        new RolePolicies(iam, policies).Serve(served);
        new Policies.CustomerPolicies(policies, iam, users, region.Time).Serve(served);
        new Policies.CustomerPolicyVersions(policies, region.Time).Serve(served);
        new RoleTags(iam).Serve(served);
        new Users(users).Serve(served);
        new AccessKeys(region.Partition, users).Serve(served);
        new UserPolicies(users, policies).Serve(served);
        new InstanceProfiles(region, iam).Serve(served);
        new Simulations(iam, users, policies).Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken) => iam.SeedAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
