using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>The role that a replication rule names: S3 may take it on, and it may read and replicate everything.</summary>
static class ReplicationRole
{
    /// <returns>Its ARN.</returns>
    public static async Task<string> MakeAsync(Target region, string name)
    {
        using var clients = new AwsClients(TimeProvider.System, static _ => null);
        var client = clients.For(new("us-east-1") { Endpoint = region.Endpoint, Credentials = region.Credentials });
        var made = await client.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = """
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sts:AssumeRole"}]}
                """,
        }, default);
        await client.SendAsync(IamApi.PutRolePolicy, new()
        {
            RoleName = name,
            PolicyName = "replication",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        }, default);
        return made.Role.Arn;
    }
}
