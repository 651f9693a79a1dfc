using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Sees to it that a role is there for a service to act as. A role given by ARN is the user's: it is neither looked at nor
/// made.</summary>
/// <param name="Role">Name or ARN.</param>
/// <param name="Path">IAM path of a new role.</param>
/// <param name="Service">Who may take it on, e.g. <c>backup.amazonaws.com</c>.</param>
/// <param name="ManagedPolicies">ARNs of AWS's policies that a new role gets.</param>
/// <param name="Policy">A policy of its own that a new role gets; null for none.</param>
public sealed record EnsureRole(
    string Role, string Path, string Service, IReadOnlyList<string> ManagedPolicies, string? Policy) : Step<Ensured>
{
    const string PolicyName = "farshore";

    /// <summary>What must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override async Task<Ensured> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (Arn.TryParse(Role, out _)) return new(Role, Made: false);
        var aws = context.World.InPrimary.Aws;
        var mark = $"Made by Farshore ({context.Token})";
        var found = await RoleLookup.FindAsync(aws, Role, cancellationToken) ?? await CreateAsync(aws, mark, cancellationToken);
        if (found.Description != mark) return new(found.Arn, Made: false);

        foreach (var policy in ManagedPolicies)
            await aws.SendAsync(IamApi.AttachRolePolicy, new() { RoleName = Role, PolicyArn = policy }, cancellationToken);
        if (Policy is not null)
            await aws.SendAsync(IamApi.PutRolePolicy, new() { RoleName = Role, PolicyName = PolicyName, PolicyDocument = Policy },
                cancellationToken);
        return new(found.Arn, Made: true);
    }

    public override async Task UndoAsync(StepContext context, Ensured output, CancellationToken cancellationToken)
    {
        if (!output.Made) return;
        var aws = context.World.InPrimary.Aws;
        foreach (var policy in ManagedPolicies)
            await IfThereAsync(aws.SendAsync(IamApi.DetachRolePolicy, new() { RoleName = Role, PolicyArn = policy }, cancellationToken));
        if (Policy is not null)
            await IfThereAsync(aws.SendAsync(IamApi.DeleteRolePolicy, new() { RoleName = Role, PolicyName = PolicyName },
                cancellationToken));
        await IfThereAsync(aws.SendAsync(IamApi.DeleteRole, new() { RoleName = Role }, cancellationToken));
    }

    async Task<Role> CreateAsync(Aws.Client.IAwsClient aws, string mark, CancellationToken cancellationToken)
    {
        try
        {
            return (await aws.SendAsync(IamApi.CreateRole, new()
            {
                RoleName = Role,
                Path = Path,
                AssumeRolePolicyDocument = RoleDocuments.TrustOf(Service),
                Description = mark,
            }, cancellationToken)).Role;
        }
        catch (AwsException error) when (error.Code is "EntityAlreadyExists")
        {
            return await RoleLookup.FindAsync(aws, Role, cancellationToken) ?? throw new StepRefusedException(error.Message);
        }
    }

    static async Task IfThereAsync(Task removal)
    {
        try
        {
            await removal;
        }
        catch (AwsException error) when (error.Code is "NoSuchEntity")
        {
            // Already taken back.
        }
    }
}

/// <summary>Finds roles by name.</summary>
static class RoleLookup
{
    public static async Task<Role?> FindAsync(Aws.Client.IAwsClient aws, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await aws.SendAsync(IamApi.GetRole, new() { RoleName = name }, cancellationToken)).Role;
        }
        catch (AwsException error) when (error.Code is "NoSuchEntity")
        {
            return null;
        }
    }
}
