using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Tests.Plans;

namespace Farshore.Recovery.Tests.Templates;

public sealed class PlanTemplatesTests
{
    static readonly Plan Shop = PlanReader.ReadFile(Path.Combine(ShownPlans.Root, "examples", "shop.yaml"));

    [Fact]
    public void Everything_has_the_name_that_protect_gives_it()
    {
        var steps = ProtectRun.ToGraph(Shop).Nodes.Select(node => node.Step).ToList();
        var templates = PlanTemplates.Of(Shop, new());
        var values = templates.InOrder.SelectMany(one => one.Parameters.Values)
            .Concat(templates.InOrder.SelectMany(one => Texts(one.Body["Resources"]))).ToHashSet(StringComparer.Ordinal);

        Assert.All(steps.OfType<EnsureRole>(), step => Assert.Contains(step.Role, values));
        Assert.All(steps.OfType<EnsureVault>(), step => Assert.Contains(step.Vault, values));
        Assert.All(steps.OfType<EnsureVaultKey>(), step => Assert.Contains(step.Alias, values));
        Assert.All(steps.OfType<EnsureLedger>(), step => Assert.Contains(step.Bucket, values));
        Assert.All(steps.OfType<PutReplicationRule>(), step => Assert.Contains(step.RuleId, values));
    }

    [Fact]
    public void What_is_there_already_is_not_made()
    {
        var templates = PlanTemplates.Of(Shop, new()
        {
            Existing = new HashSet<string> { "PrimaryVault", "VaultKey", "PrimaryBackupRole", "BucketMedia" }, VaultKeyArn = "arn:key",
        });

        Assert.Equal("false", templates.Primary.Parameters["MakeVault"]);
        Assert.Equal("true", templates.Secondary.Parameters["MakeVault"]);
        Assert.Equal("false", templates.Secondary.Parameters["MakeVaultKey"]);
        Assert.Equal("arn:key", templates.Secondary.Parameters["VaultKeyArn"]);
        Assert.Equal("false", templates.Primary.Parameters["MakeBackupRole"]);
        Assert.Equal("false", templates.Primary.Parameters["MakeBucketMedia"]);
    }

    [Fact]
    public void What_holds_data_outlives_its_stack()
    {
        string[] holding = ["AWS::S3::Bucket", "AWS::Backup::BackupVault", "AWS::KMS::Key", "AWS::KMS::Alias"];
        var resources = PlanTemplates.Of(Shop, new()).InOrder.SelectMany(one => one.Body["Resources"]!.AsObject()).ToList();

        Assert.All(resources, one => Assert.Equal(holding.Contains(one.Value!["Type"]!.GetValue<string>()),
            one.Value["DeletionPolicy"]?.GetValue<string>() == "RetainExceptOnCreate"));
    }

    [Fact]
    public void A_parameter_may_be_given_for_one_side()
    {
        var templates = PlanTemplates.Of(Shop, new()
        {
            Parameters = new Dictionary<string, string> { ["secondary.VaultLock"] = "governance", ["KeepDays"] = "3" },
        });

        Assert.Equal("governance", templates.Secondary.Parameters["VaultLock"]);
        Assert.Equal("none", templates.Primary.Parameters["VaultLock"]);
        Assert.Equal("3", templates.Primary.Parameters["KeepDays"]);
    }

    [Theory]
    [InlineData("Vault", "x", "no template of this plan has a parameter Vault")]
    [InlineData("VaultLock", "tight", "VaultLock is one of none, governance, compliance, not 'tight'")]
    public void A_parameter_that_does_not_fit_is_refused(string name, string value, string saying)
    {
        var refused = Assert.Throws<TemplateException>(
            () => PlanTemplates.Of(Shop, new() { Parameters = new Dictionary<string, string> { [name] = value } }));

        Assert.StartsWith(saying, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_two_accounts_each_lets_the_other_in()
    {
        var plan = PlanReader.ReadFile(Path.Combine(ShownPlans.Root, "examples", "two-accounts.yaml"));

        var (primary, secondary) = (PlanTemplates.Of(plan, new()).Primary, PlanTemplates.Of(plan, new()).Secondary);

        Assert.Equal("444455556666", primary.Parameters["SecondaryAccount"]);
        Assert.Contains("arn:${AWS::Partition}:iam::111122223333:root", Texts(secondary.Body["Resources"]!["Vault"]));
        Assert.Equal("farshore", secondary.Parameters["OperatorRoleName"]);
        Assert.Equal("books-recovery", secondary.Parameters["OperatorExternalId"]);
        Assert.NotNull(secondary.Body["Resources"]!["BackupRole"]);
    }

    static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value => [value.ToString()],
        JsonObject map => map.SelectMany(pair => Texts(pair.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };
}
