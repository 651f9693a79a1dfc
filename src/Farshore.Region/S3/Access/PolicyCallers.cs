using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.S3.Access;

/// <summary>Callers as policies know them.</summary>
static class PolicyCallers
{
    public static PolicyCaller Of(Principal caller) => caller.IsAnonymous ? PolicyCaller.Anonymous : new(caller.Arn, caller.Account)
    {
        CanonicalId = caller.CanonicalId,
        UniqueId = caller.UserId.Split(':')[0],
    };
}
