using Farshore.Aws;
using Farshore.Aws.Iam;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>IAM roles in memory.</summary>
sealed class MemoryIam(MemoryAws aws)
{
    public void Serve(MemoryClient client)
    {
        client.Serve(IamApi.GetRole, input => new GetRoleResponse { Role = Find(input.RoleName) });
        client.Serve(IamApi.CreateRole, input =>
        {
            var role = new Role
            {
                RoleName = input.RoleName,
                Path = input.Path ?? "/",
                RoleId = "AROA",
                Arn = $"arn:aws:iam::{MemoryAws.Account}:role{input.Path}{input.RoleName}",
                CreateDate = DateTimeOffset.UnixEpoch,
                Description = input.Description,
            };
            return aws.Roles.TryAdd(role.RoleName, role) ? new CreateRoleResponse { Role = role }
                : throw new AwsException("EntityAlreadyExists", "there already");
        });
        client.Serve(IamApi.AttachRolePolicy, input => { Find(input.RoleName); return new AttachRolePolicyResponse(); });
        client.Serve(IamApi.DetachRolePolicy, input => { Find(input.RoleName); return new DetachRolePolicyResponse(); });
        client.Serve(IamApi.PutRolePolicy, input => { Find(input.RoleName); return new PutRolePolicyResponse(); });
        client.Serve(IamApi.DeleteRolePolicy, input => { Find(input.RoleName); return new DeleteRolePolicyResponse(); });
        client.Serve(IamApi.DeleteRole, input =>
            { Find(input.RoleName); aws.Roles.TryRemove(input.RoleName, out _); return new DeleteRoleResponse(); });
    }

    Role Find(string name) =>
        aws.Roles.GetValueOrDefault(name) ?? throw new AwsException("NoSuchEntity", $"The role with name {name} cannot be found.", 404);
}
