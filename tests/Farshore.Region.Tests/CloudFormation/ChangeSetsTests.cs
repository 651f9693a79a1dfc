using Farshore.Aws.CloudFormation;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation;

public sealed class ChangeSetsTests : IAsyncLifetime
{
    const string Bucket =
        """
        Parameters: {Versions: {Type: String, Default: Suspended}}
        Resources:
          Data:
            Type: AWS::S3::Bucket
            DeletionPolicy: Delete
            Properties: {BucketName: change-set-data, VersioningConfiguration: {Status: !Ref Versions}}
        """;

    LocalRegions regions = null!;

    Aws.Client.IAwsClient Api => regions.Client();

    StackClient Stacks => new(Api);

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task What_would_change_is_told_with_values_before_it_does_and_one_that_is_stale_is_refused()
    {
        await PlanAsync("first", "CREATE");
        Assert.Equal("REVIEW_IN_PROGRESS", (await Stacks.ShowAsync("shop")).StackStatus);
        await Api.SendAsync(S3Api.GetBucketLocation, new() { Bucket = "change-set-data" }, default).RefusedAsync("NoSuchBucket");
        await ExecuteAsync("first");
        Assert.Equal("CREATE_COMPLETE", (await Stacks.EndAsync("shop")).StackStatus);

        var (wanted, stale) = (await PlanAsync("wanted", "UPDATE", "Enabled"), await PlanAsync("stale", "UPDATE", "Enabled"));
        var change = Assert.Single(wanted.Changes!).ResourceChange!;
        var detail = Assert.Single(change.Details!);
        Assert.Equal(("Modify", "False", "Data"), (change.Action, change.Replacement, change.LogicalResourceId));
        Assert.Equal(("VersioningConfiguration", "ParameterReference", "Versions", "{\"Status\":\"Suspended\"}",
            "{\"Status\":\"Enabled\"}"), (
            detail.Target!.Name, detail.ChangeSource, detail.CausingEntity, detail.Target.BeforeValue, detail.Target.AfterValue));
        await ExecuteAsync("wanted");
        Assert.Equal("UPDATE_COMPLETE", (await Stacks.EndAsync("shop")).StackStatus);

        var refused = await ExecuteAsync("stale").RefusedAsync("InvalidChangeSetStatus");
        Assert.Contains("OBSOLETE", refused.Message, StringComparison.Ordinal);
        var empty = await PlanAsync("empty", "UPDATE", "Enabled");
        Assert.Equal(("FAILED", "The submitted information didn't contain changes. Submit different information to create a change set."),
            (empty.Status, empty.StatusReason));
        Assert.Equal(stale.ChangeSetId, (await Api.SendAsync(CloudFormationApi.ListChangeSets, new() { StackName = "shop" }, default))
            .Summaries!.First(one => one.ChangeSetName == "stale").ChangeSetId);
    }

    [Fact]
    public async Task What_is_there_can_be_taken_into_a_stack_and_drifts_when_somebody_changes_it()
    {
        await Api.SendAsync(S3Api.CreateBucket, new() { Bucket = "change-set-data" }, default);
        await Api.SendAsync(CloudFormationApi.CreateChangeSet, new()
        {
            StackName = "shop", ChangeSetName = "import", ChangeSetType = "IMPORT", TemplateBody = Bucket,
            Parameters = [new() { ParameterKey = "Versions", ParameterValue = "Enabled" }],
            ResourcesToImport = [new()
            {
                LogicalResourceId = "Data", ResourceType = "AWS::S3::Bucket",
                ResourceIdentifier = new Dictionary<string, string> { ["BucketName"] = "change-set-data" },
            }],
        }, default);
        await ExecuteAsync("import");
        var stack = await Stacks.EndAsync("shop");
        Assert.Equal("IMPORT_COMPLETE", stack.StackStatus);
        Assert.Contains("Data IMPORT_COMPLETE", await Stacks.EventsAsync("shop"));
        Assert.Equal("IN_SYNC", (await DriftAsync()).StackDriftStatus);

        await Api.SendAsync(S3Api.PutBucketVersioning,
            new() { Bucket = "change-set-data", VersioningConfiguration = new() { Status = "Suspended" } }, default);

        Assert.Equal("DRIFTED", (await DriftAsync()).StackDriftStatus);
        var drift = Assert.Single(
            (await Api.SendAsync(CloudFormationApi.DescribeStackResourceDrifts, new() { StackName = "shop" }, default))
            .StackResourceDrifts);
        var difference = Assert.Single(drift.PropertyDifferences!);
        Assert.Equal(("MODIFIED", "/VersioningConfiguration/Status", "Enabled", "Suspended", "NOT_EQUAL"), (drift.StackResourceDriftStatus,
            difference.PropertyPath, difference.ExpectedValue, difference.ActualValue, difference.DifferenceType));
        Assert.Equal("DELETE_COMPLETE", (await Stacks.DeleteAsync(stack)).StackStatus);
        await Api.SendAsync(S3Api.GetBucketLocation, new() { Bucket = "change-set-data" }, default).RefusedAsync("NoSuchBucket");
    }

    async Task<DescribeStackDriftDetectionStatusOutput> DriftAsync()
    {
        var id = (await Api.SendAsync(CloudFormationApi.DetectStackDrift, new() { StackName = "shop" }, default)).StackDriftDetectionId;
        while (true)
        {
            var now = await Api.SendAsync(CloudFormationApi.DescribeStackDriftDetectionStatus, new() { StackDriftDetectionId = id },
                default);
            if (now.DetectionStatus != "DETECTION_IN_PROGRESS") return now;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    async Task<DescribeChangeSetOutput> PlanAsync(string name, string kind, string versions = "Suspended")
    {
        await Api.SendAsync(CloudFormationApi.CreateChangeSet, new()
        {
            StackName = "shop", ChangeSetName = name, ChangeSetType = kind, TemplateBody = Bucket,
            Parameters = [new() { ParameterKey = "Versions", ParameterValue = versions }],
        }, default);
        return await Api.SendAsync(
            CloudFormationApi.DescribeChangeSet, new() { StackName = "shop", ChangeSetName = name, IncludePropertyValues = true }, default);
    }

    Task ExecuteAsync(string name) =>
        Api.SendAsync(CloudFormationApi.ExecuteChangeSet, new() { StackName = "shop", ChangeSetName = name }, default);
}
