using System.Text;
using System.Text.Json.Nodes;
using Farshore.Recovery.Templates;

namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>The templates of every example, with all their optional parts, as those judge them who know what AWS takes. The values of
/// parameters decide which conditions hold; a template's text has every part whatever they are.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task Every_type_property_and_attribute_is_one_of_AWS()
    {
        using var specification = await ResourceSpecification.ReadAsync();

        Assert.Empty(ShownTemplates.All().SelectMany(one => specification.Strange(one.Value.Body).Select(fault => $"{one.Key}: {fault}")));
    }

    [Fact]
    public async Task The_specification_finds_what_is_wrong()
    {
        using var specification = await ResourceSpecification.ReadAsync();
        var wrong = JsonNode.Parse("""
            { "Resources": {
              "A": { "Type": "AWS::S3::Bucket", "Properties": { "Name": "a", "VersioningConfiguration": { "Status": "On" } } },
              "B": { "Type": "AWS::Backup::BackupVault", "Properties": {
                "LockConfiguration": { "Fn::If": ["X", { "Days": 1 }, { "Ref": "AWS::NoValue" }] } } },
              "C": { "Type": "AWS::S3::Pail", "Properties": { "X": { "Fn::GetAtt": ["A", "Colour"] } } } } }
            """)!.AsObject();

        Assert.Equal(
        [
            "A (AWS::S3::Bucket) has no attribute Colour", "A (AWS::S3::Bucket) has no property Name",
            "A (AWS::S3::Bucket).VersioningConfiguration.Status may not be On", "B (AWS::Backup::BackupVault) lacks BackupVaultName",
            "B (AWS::Backup::BackupVault).LockConfiguration has no property Days",
            "B (AWS::Backup::BackupVault).LockConfiguration lacks MinRetentionDays", "C: there is no type AWS::S3::Pail",
        ], specification.Strange(wrong).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_linter_of_AWS_has_nothing_to_say()
    {
        Assert.SkipUnless(Tool.IsHere("cfn-lint"), "cfn-lint is not on this machine");
        var folder = Directory.CreateTempSubdirectory("farshore-templates-");
        try
        {
            List<string> files = [.. Directory.EnumerateFiles(Path.Combine(ShownTemplates.Root, "examples", "pipeline"), "*.yaml")];
            foreach (var (name, template) in ShownTemplates.All())
            {
                files.Add(Path.Combine(folder.FullName, $"{name}.yaml"));
                await File.WriteAllTextAsync(files[^1], template.ToYaml(), TestContext.Current.CancellationToken);
            }

            // In AWS's JSON form the same template is the same; one shows that it can be read.
            files.Add(Path.Combine(folder.FullName, "one.json"));
            await File.WriteAllTextAsync(files[^1], ShownTemplates.Network().Template.ToJson(), TestContext.Current.CancellationToken);

            await new Tool("cfn-lint", new Dictionary<string, string>()).RunAsync(["--", .. files]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_template_can_be_sent_without_a_bucket_for_it() => Assert.All(ShownTemplates.All(),
        one => Assert.InRange(Math.Max(Encoding.UTF8.GetByteCount(one.Value.ToYaml()), Encoding.UTF8.GetByteCount(one.Value.ToJson())),
            1, PlanTemplate.MostBytes));
}
