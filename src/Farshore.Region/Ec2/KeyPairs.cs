using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Public keys by name; an instance finds its own in its metadata.</summary>
sealed class KeyPairs(Ec2State state, Tags tags)
{
    static readonly Filters<KeyPairInfo> Filters = new(key => key.Tags ?? [],
        ("key-pair-id", key => [key.KeyPairId]), ("key-name", key => [key.KeyName]), ("fingerprint", key => [key.KeyFingerprint]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateKeyPair, CreateAsync);
        served.Add(Ec2Api.ImportKeyPair, ImportAsync);
        served.Add(Ec2Api.DescribeKeyPairs, DescribeAsync);
        served.Add(Ec2Api.DeleteKeyPair, DeleteAsync);
    }

    public KeyPairInfo Require(string name) => state.KeyPairs.Find(name) ?? throw Ec2Errors.NotFound("key-pair", name);

    async Task<ImportKeyPairResult> ImportAsync(ImportKeyPairRequest request, Call call, CancellationToken cancellationToken)
    {
        // The CLI sends the file as it is; other clients send it in base64 once more.
        var text = Encoding.UTF8.GetString(request.PublicKeyMaterial).Trim();
        var type = text.Split(' ') switch
        {
            ["ssh-rsa", ..] => "rsa",
            ["ssh-ed25519", ..] => "ed25519",
            _ => throw new AwsException("InvalidKey.Format", "Key is not in valid OpenSSH public key format"),
        };
        Ec2Errors.EndDryRun(request.DryRun);
        var given = Tags.For(request.TagSpecifications, "key-pair");
        var key = new KeyPairInfo
        {
            KeyPairId = Names.New("key-"), KeyName = request.KeyName, KeyType = type, PublicKey = text, CreateTime = call.At,
            KeyFingerprint = Fingerprint(text, type),
        };
        await KeepAsync(key, given, tags.IsOurs(call), cancellationToken);
        return new() { KeyName = key.KeyName, KeyPairId = key.KeyPairId, KeyFingerprint = key.KeyFingerprint, Tags = given };
    }

    async Task<KeyPair> CreateAsync(CreateKeyPairRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.KeyFormat is not (null or "pem"))
            throw Ec2Errors.Invalid("keyFormat", request.KeyFormat, "A local region makes keys in the form pem.");
        var type = request.KeyType ?? "rsa";
        if (type is not ("rsa" or "ed25519")) throw Ec2Errors.Invalid("keyType", type);
        Ec2Errors.EndDryRun(request.DryRun);
        var made = type == "rsa" ? NewKeyPair.Rsa() : NewKeyPair.OfEd25519();
        var given = Tags.For(request.TagSpecifications, "key-pair");
        var key = new KeyPairInfo
        {
            KeyPairId = Names.New("key-"), KeyName = request.KeyName, KeyType = type, PublicKey = made.Public, CreateTime = call.At,
            KeyFingerprint = made.Fingerprint,
        };
        await KeepAsync(key, given, tags.IsOurs(call), cancellationToken);
        return new()
        {
            KeyName = key.KeyName, KeyPairId = key.KeyPairId, KeyFingerprint = key.KeyFingerprint, KeyMaterial = made.Private, Tags = given,
        };
    }

    Task KeepAsync(KeyPairInfo key, IReadOnlyList<Tag> given, bool isOurs, CancellationToken cancellationToken) =>
        state.Database.WriteAsync(connection =>
        {
            if (state.KeyPairs.Find(connection, key.KeyName!) is not null)
                throw new AwsException("InvalidKeyPair.Duplicate", $"The keypair already exists: {key.KeyName}");
            state.KeyPairs.Put(connection, key.KeyName!, key);
            tags.Put(connection, key.KeyPairId!, given, isOurs);
        }, cancellationToken);

    Task<DescribeKeyPairsResult> DescribeAsync(DescribeKeyPairsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var named = Ec2Errors.Chosen("key-pair", request.KeyNames, state.KeyPairs.List(), key => key.KeyName!);
        var chosen = Ec2Errors.Chosen("key-pair", request.KeyPairIds, named, key => key.KeyPairId!)
            .Select(key => key with { Tags = tagsOf(key.KeyPairId!), PublicKey = request.IncludePublicKey == true ? key.PublicKey : null });
        return Task.FromResult(new DescribeKeyPairsResult { KeyPairs = [.. Filters.Apply(chosen, request.Filters)] });
    }

    async Task<DeleteKeyPairResult> DeleteAsync(DeleteKeyPairRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        // On AWS a key that is not there is deleted all the same.
        var key = state.KeyPairs.List()
            .FirstOrDefault(key => key.KeyName == request.KeyName || (request.KeyPairId is not null && key.KeyPairId == request.KeyPairId));
        if (key is null) return new() { Return = true };
        await state.Database.WriteAsync(connection =>
        {
            state.KeyPairs.Delete(connection, key.KeyName!);
            tags.Forget(connection, key.KeyPairId!);
        }, cancellationToken);
        return new() { Return = true, KeyPairId = key.KeyPairId };
    }

    // As OpenSSH prints it: AWS does so for ed25519, and for RSA takes the MD5 of another encoding of the same key.
    static string Fingerprint(string text, string type)
    {
        var blob = Convert.FromBase64String(text.Split(' ')[1]);
        return type == "ed25519"
            ? Convert.ToBase64String(SHA256.HashData(blob))
            : string.Join(':', MD5.HashData(blob).Select(part => part.ToString("x2")));
    }
}
