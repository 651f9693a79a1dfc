using System.Text;
using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Aws.Ssm;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A key pair of a stack: of a public key that the template brings, or a new one, whose private half is kept in Parameter Store as
/// AWS keeps it.</summary>
sealed class KeyPairType : IResourceType
{
    static readonly HashSet<string> All = ["KeyFormat", "KeyName", "KeyType", "PublicKeyMaterial", "Tags"];

    public ResourceSchema Schema { get; } = new("AWS::EC2::KeyPair", All)
    {
        Required = new HashSet<string> { "KeyName" }, CreateOnly = All,
        Attributes = new HashSet<string> { "KeyFingerprint", "KeyPairId" }, NameProperty = "KeyName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Required("KeyName");
        var made = await work.FindMadeAsync("key-pair", cancellationToken);
        if (wanted.Text("PublicKeyMaterial") is not { } material) await GenerateAsync(work, name, made, wanted, cancellationToken);
        else if (made is null)
            await work.Api.SendAsync(Ec2Api.ImportKeyPair, new()
            {
                KeyName = name, PublicKeyMaterial = Encoding.UTF8.GetBytes(material),
                TagSpecifications = work.Marked("key-pair", wanted.Tags()),
            }, cancellationToken);
        return await MadeAsync(work, name, cancellationToken);
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        MadeAsync(work, id, cancellationToken);

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        // The parameter first: its name is that of the key's id, which is not to be had afterwards.
        if (!last.Has("PublicKeyMaterial") && await FindAsync(work, id, cancellationToken) is { KeyPairId: { } key })
            await work.Api.SendAsync(SsmApi.DeleteParameters, new() { Names = [ParameterOf(key)] }, cancellationToken);
        await work.Api.SendAsync(Ec2Api.DeleteKeyPair, new() { KeyName = id }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } key ? null : new Readout(last)
            .Text("KeyName", key.KeyName).Text("KeyType", key.KeyType)
            .Put("PublicKeyMaterial", key.PublicKey?.Trim() == last.Text("PublicKeyMaterial")?.Trim()
                ? last.Values["PublicKeyMaterial"] : key.PublicKey)
            .Tags(work, Ec2Marks.Pairs(key.Tags)).Values;

    // EC2 tells a private key once: one that was not put away is of no use to anybody, and is made anew.
    static async Task GenerateAsync(
        ResourceWork work, string name, string? made, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (made is not null)
        {
            var kept = await work.Api.SendAsync(SsmApi.GetParameters, new() { Names = [ParameterOf(made)] }, cancellationToken);
            if (kept.Parameters is { Count: > 0 }) return;
            await work.Api.SendAsync(Ec2Api.DeleteKeyPair, new() { KeyPairId = made }, cancellationToken);
        }

        var key = await work.Api.SendAsync(Ec2Api.CreateKeyPair, new()
        {
            KeyName = name, KeyType = wanted.Text("KeyType"), KeyFormat = wanted.Text("KeyFormat"),
            TagSpecifications = work.Marked("key-pair", wanted.Tags()),
        }, cancellationToken);
        await work.HasMade(name);
        await work.Api.SendAsync(SsmApi.PutParameter,
            new() { Name = ParameterOf(key.KeyPairId!), Type = "SecureString", Value = key.KeyMaterial! }, cancellationToken);
    }

    static string ParameterOf(string keyPairId) => $"/ec2/keypair/{keyPairId}";

    static async Task<KeyPairInfo?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(
            Ec2Api.DescribeKeyPairs, new() { KeyNames = [name], IncludePublicKey = true }, cancellationToken)))?.KeyPairs?.Single();

    static async Task<MadeResource> MadeAsync(ResourceWork work, string name, CancellationToken cancellationToken)
    {
        var key = (await work.Api.SendAsync(Ec2Api.DescribeKeyPairs, new() { KeyNames = [name] }, cancellationToken)).KeyPairs!.Single();
        return new(name, new JsonObject { ["KeyPairId"] = key.KeyPairId, ["KeyFingerprint"] = key.KeyFingerprint });
    }
}
