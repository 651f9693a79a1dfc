using System.Text.Json;

namespace Farshore.Interop.Tests;

/// <summary>A plan that stands on stacks and brings one of its own: protected, changed by hand, rehearsed, lost and recovered by the built
/// program, with the official AWS CLI looking on.</summary>
public sealed class StackedPlanTests : IAsyncLifetime
{
    const string Template = """
        Parameters:
          Bucket: { Type: String }
          Where: { Type: String, AllowedValues: [us-west-2] }
        Resources:
          News:
            Type: AWS::SNS::Topic
            Properties: { TopicName: !Sub '${AWS::StackName}-news' }
        Outputs:
          Topic: { Value: !Ref News }
          Bucket: { Value: !Ref Bucket }

        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-stacked-");
    WalkthroughRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await WalkthroughRegions.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await regions.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_plan_stands_on_stacks_and_a_recovery_deploys_its_own()
    {
        Assert.SkipUnless(Tools.Has("aws"), "the AWS command line is not on this machine: apt-get install awscli");
        var plan = await WriteAsync();
        await AwsAsync("primary", "s3api", "create-bucket", "--bucket", "shop-media");

        // What would change is shown, and nothing is.
        var shown = await FarshoreAsync(0, "protect", plan, "--with", "cloudformation", "--changes");
        Assert.Contains("Ledger", shown, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("farshore-shop-secondary", await StacksAsync(), StringComparison.Ordinal);

        await FarshoreAsync(0, "protect", plan, "--with", "cloudformation", "--yes");
        Assert.Contains("farshore-shop-secondary\tCREATE_COMPLETE", await StacksAsync(), StringComparison.Ordinal);
        var again = await FarshoreAsync(0, "protect", plan, "--with", "cloudformation", "--yes");
        Assert.Contains("farshore-shop-primary in us-east-1: no changes", again, StringComparison.Ordinal);

        // Changed by hand, and put back.
        await FarshoreAsync(0, "protect", plan, "--with", "cloudformation", "--drift");
        await VersioningAsync("Suspended");
        Assert.Contains("Ledger (AWS::S3::Bucket", await FarshoreAsync(3, "protect", plan, "--with", "cloudformation", "--drift"),
            StringComparison.Ordinal);
        await VersioningAsync("Enabled");

        await AwsAsync("primary", "s3api", "put-object", "--bucket", "shop-media", "--key", "a.txt", "--body", plan);
        await FarshoreAsync(0, "backup", plan);
        Assert.Contains("template", await FarshoreAsync(0, "check", plan, "--only", "stack-template", "--json"), StringComparison.Ordinal);

        // Rehearsed under a name of its own, and gone.
        var drill = await EvidenceAsync("drill", plan);
        Assert.Equal("rehearsed", drill.GetProperty("verdict").GetString());
        Assert.Contains(drill.GetProperty("teardown").GetProperty("removed").EnumerateArray(),
            thing => thing.GetString()!.StartsWith("stack drill-shop-front-", StringComparison.Ordinal));
        Assert.DoesNotContain("drill-", await StacksAsync(), StringComparison.Ordinal);

        // Lost, and recovered from the set alone: the template's file is gone too.
        File.Delete(Path.Combine(folder.FullName, "front.yaml"));
        await FarshoreAsync(0, "disaster", "start", "--yes", plan);
        var stack = (await EvidenceAsync("failover", plan, "--yes")).GetProperty("stacks")[0];
        Assert.Equal("shop-replica", stack.GetProperty("outputs").GetProperty("Bucket").GetString());
        Assert.Contains(stack.GetProperty("outputs").GetProperty("Topic").GetString()!, await AwsAsync("secondary", "sns", "list-topics"),
            StringComparison.Ordinal);
    }

    async Task<string> WriteAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "front.yaml"), Template);
        var plan = Path.Combine(folder.FullName, "shop.yaml");
        await File.WriteAllTextAsync(plan, $$"""
            plan: shop
            awsConfigFile: {{regions.Settings["AWS_CONFIG_FILE"]}}
            primary: { region: us-east-1, profile: primary }
            secondary: { region: us-west-2, profile: secondary }
            ledger: shop-ledger
            resources:
              - { name: media, type: s3, bucket: shop-media, replica: shop-replica }
            stacks:
              - name: front
                template: front.yaml
                parameters: { Bucket: "${resources.media.id}", Where: "${region}" }

            """);
        return plan;
    }

    Task<string> StacksAsync() => AwsAsync("secondary", "cloudformation", "describe-stacks", "--query", "Stacks[].[StackName,StackStatus]");

    Task<string> VersioningAsync(string status) => AwsAsync("secondary", "s3api", "put-bucket-versioning", "--bucket", "shop-ledger",
        "--versioning-configuration", $"Status={status}");

    async Task<JsonElement> EvidenceAsync(string kind, string plan, params string[] more)
    {
        var file = Path.Combine(folder.FullName, $"{kind}.json");
        await FarshoreAsync(0, [kind, plan, "--evidence", file, .. more]);
        return JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
    }

    async Task<string> FarshoreAsync(int expected, params string[] arguments)
    {
        var (code, said) = await regions.RunAsync(regions.Settings["FARSHORE"], arguments);
        Assert.True(code == expected, $"farshore {string.Join(' ', arguments)} ended {code}:\n{said}");
        return said;
    }

    async Task<string> AwsAsync(string profile, params string[] arguments)
    {
        var primary = profile is "primary";
        var (code, said) = await regions.RunAsync("aws", ["--profile", profile, "--region", primary ? "us-east-1" : "us-west-2",
            "--output", "text", "--endpoint-url", regions.Settings[primary ? "PRIMARY_URL" : "SECONDARY_URL"], .. arguments]);
        Assert.True(code == 0, $"aws {string.Join(' ', arguments)} ended {code}:\n{said}");
        return said;
    }
}
