using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Aws.Signing;

namespace Farshore.Aws.Tests.Client;

/// <summary>Clients and settings that see nothing of this machine's own AWS configuration.</summary>
static class Local
{
    public static readonly AccessKey Key = new("AKIALOCAL", "a secret/with+signs");

    public static AwsClients Clients(params (string Name, string Value)[] environment) =>
        new(TimeProvider.System, name => name == "HOME" ? "/nonexistent" : environment.FirstOrDefault(pair => pair.Name == name).Value);

    public static ClientSettings At(Uri endpoint, string region = "us-east-1") =>
        new(region) { Endpoint = endpoint, Credentials = new BasicAWSCredentials(Key.Id, Key.Secret) };

    public static SignatureVerifier Verifier(string region = "us-east-1") =>
        new(region, id => id == Key.Id ? Key : null, TimeProvider.System);
}
