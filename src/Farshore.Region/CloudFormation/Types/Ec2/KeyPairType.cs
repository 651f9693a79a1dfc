using System.Text;
using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A key pair of a stack whose public half the template brings.</summary>
sealed class KeyPairType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::KeyPair", new HashSet<string> { "KeyName", "PublicKeyMaterial", "Tags" })
    {
        // Without material AWS makes a key and keeps its private half in Parameter Store.
        Required = new HashSet<string> { "KeyName", "PublicKeyMaterial" },
        CreateOnly = new HashSet<string> { "KeyName", "PublicKeyMaterial", "Tags" },
        Attributes = new HashSet<string> { "KeyFingerprint", "KeyPairId" }, NameProperty = "KeyName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Required("KeyName");
        if (await work.FindMadeAsync("key-pair", cancellationToken) is null)
            await work.Api.SendAsync(Ec2Api.ImportKeyPair, new()
            {
                KeyName = name, PublicKeyMaterial = Encoding.UTF8.GetBytes(wanted.Required("PublicKeyMaterial")),
                TagSpecifications = work.Marked("key-pair", wanted.Tags()),
            }, cancellationToken);
        return await MadeAsync(work, name, cancellationToken);
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        MadeAsync(work, id, cancellationToken);

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.Api.SendAsync(Ec2Api.DeleteKeyPair, new() { KeyName = id }, cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } key ? null : new Readout(last)
            .Text("KeyName", key.KeyName).Put("PublicKeyMaterial", key.PublicKey?.Trim() == last.Text("PublicKeyMaterial")?.Trim()
                ? last.Values["PublicKeyMaterial"] : key.PublicKey)
            .Tags(work, Ec2Marks.Pairs(key.Tags)).Values;

    static async Task<KeyPairInfo?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(
            Ec2Api.DescribeKeyPairs, new() { KeyNames = [name], IncludePublicKey = true }, cancellationToken)))?.KeyPairs?.Single();

    static async Task<MadeResource> MadeAsync(ResourceWork work, string name, CancellationToken cancellationToken)
    {
        var key = (await work.Api.SendAsync(Ec2Api.DescribeKeyPairs, new() { KeyNames = [name] }, cancellationToken)).KeyPairs!.Single();
        return new(name, new JsonObject { ["KeyPairId"] = key.KeyPairId, ["KeyFingerprint"] = key.KeyFingerprint });
    }
}
