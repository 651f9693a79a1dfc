namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>Stacks of buckets, roles, keys and parameters, made by the official AWS CLI: what they say is what happens.</summary>
public sealed class BucketStackTests : IAsyncLifetime
{
    const string Far = """
        Parameters:
          Image:
            Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
            Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: true, Description: replicas }
          Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/replicas, TargetKeyId: !Ref Key } }
          Replica:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: stacked-replica
              VersioningConfiguration: { Status: Enabled }
              PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true }
          Newest: { Type: AWS::SSM::Parameter, Properties: { Name: /stacked/image, Type: String, Value: !Ref Image } }
        Outputs:
          Key: { Value: !GetAtt Key.Arn }

        """;

    const string Near = """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: 'sts:AssumeRole' }]
              ManagedPolicyArns: [!Ref Policy]
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }] }
          Source:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: stacked-source
              VersioningConfiguration: { Status: Enabled }
              ReplicationConfiguration:
                Role: !GetAtt Role.Arn
                Rules:
                  - { Id: all, Status: Enabled, Priority: 1, Filter: { Prefix: '' }, DeleteMarkerReplication: { Status: Enabled },
                      Destination: { Bucket: 'arn:aws:s3:::stacked-replica' } }

        """;

    RegionProcesses regions = null!;

    public async ValueTask InitializeAsync() => regions = await RegionProcesses.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task What_is_put_into_a_stacks_bucket_arrives_in_the_bucket_of_another_Regions_stack()
    {
        Assert.SkipUnless(Tools.Has("aws"), "the AWS command line is not on this machine: apt-get install awscli");
        await MakeAsync("secondary", Far);
        await MakeAsync("primary", Near);

        var image = await regions.AwsAsync("secondary", "ssm", "get-parameter", "--name", "/stacked/image", "--query", "Parameter.Value");
        Assert.Contains(image, await regions.AwsAsync("secondary", "ec2", "describe-images", "--image-ids", image),
            StringComparison.Ordinal);
        await regions.Primary.PutObjectAsync(new() { BucketName = "stacked-source", Key = "k", ContentBody = "content" });
        await regions.UntilStatusAsync("stacked-source", "k", "COMPLETED");
        using var arrived = await regions.Secondary.GetObjectAsync("stacked-replica", "k");
        Assert.Equal("REPLICA", arrived.ReplicationStatus.Value);

        await regions.AwsAsync("secondary", "ssm", "put-parameter", "--name", "/stacked/secret", "--type", "SecureString", "--key-id",
            "alias/replicas", "--value", "s3cret");
        Assert.Equal("s3cret", await regions.AwsAsync(
            "secondary", "ssm", "get-parameter", "--name", "/stacked/secret", "--with-decryption", "--query", "Parameter.Value"));
        Assert.Equal("/stacked/image\t/stacked/secret", await regions.AwsAsync(
            "secondary", "ssm", "get-parameters-by-path", "--path", "/stacked", "--query", "Parameters[].Name"));
    }

    async Task MakeAsync(string profile, string template)
    {
        var file = Path.Combine(regions.Home, profile + ".yaml");
        await File.WriteAllTextAsync(file, template);
        await regions.AwsAsync(profile, "cloudformation", "create-stack", "--stack-name", "stacked", "--template-body", "file://" + file,
            "--capabilities", "CAPABILITY_IAM");
        // The command line's own waiter looks every half a minute.
        string status;
        do
        {
            status = await regions.AwsAsync(
                profile, "cloudformation", "describe-stacks", "--stack-name", "stacked", "--query", "Stacks[0].StackStatus");
        }
        while (status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal));
        Assert.Equal("CREATE_COMPLETE", status);
    }
}
