using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Aws.Iam;

namespace Farshore.Region.Tests.CloudFormation;

/// <summary>Somebody who may do a few things only.</summary>
static class LimitedUser
{
    public static async Task<AWSCredentials> MakeAsync(IAwsClient api, string action)
    {
        await api.SendAsync(IamApi.CreateUser, new() { UserName = "limited" }, default);
        await api.SendAsync(IamApi.PutUserPolicy, new()
        {
            UserName = "limited", PolicyName = "few",
            PolicyDocument = "{\"Version\":\"2012-10-17\",\"Statement\":["
                + "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}]}",
        }, default);
        var key = (await api.SendAsync(IamApi.CreateAccessKey, new() { UserName = "limited" }, default)).AccessKey!;
        return new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
    }
}
