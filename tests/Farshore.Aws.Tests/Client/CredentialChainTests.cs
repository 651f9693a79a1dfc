using Amazon.Runtime;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Microsoft.AspNetCore.Http;

namespace Farshore.Aws.Tests.Client;

public sealed class CredentialChainTests : IDisposable
{
    const string Session = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIAROLE</AccessKeyId>
        <SecretAccessKey>s</SecretAccessKey><SessionToken>token</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
        </AssumeRoleResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>
        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Prefers_a_named_profile_to_the_environment()
    {
        Write("config", "[profile primary]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n");

        Assert.Equal("AKIAPROFILE", await SignerAsync("primary", ("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "s")));
    }

    [Fact]
    public async Task Prefers_the_environment_to_the_default_profile()
    {
        Write("config", "[default]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n");

        Assert.Equal("AKIAENV", await SignerAsync(null, ("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "s")));
    }

    [Fact]
    public async Task Reads_keys_from_the_credentials_file_beside_the_configuration()
    {
        Write("config", "[profile primary]\nregion = us-east-1\n");
        Write("credentials", "[primary]\naws_access_key_id=AKIABESIDE\naws_secret_access_key=s # not part of it\n");

        Assert.Equal("AKIABESIDE", await SignerAsync("primary"));
    }

    [Fact]
    public async Task Runs_the_process_a_profile_names()
    {
        Write("config", "[profile tool]\ncredential_process = echo "
            + """{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"s"}""".Replace("\"", "\\\"", StringComparison.Ordinal) + "\n");

        Assert.Equal("AKIAPROCESS", await SignerAsync("tool"));
    }

    [Fact]
    public async Task Assumes_the_role_of_a_profile_in_the_clients_own_region()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) => context.Response.WriteAsync(request.Path == "/"
            ? Session
            : "{}"));
        Write("config", "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n"
            + "[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n");
        using var clients = Local.Clients(("AWS_ENDPOINT_URL", server.Endpoint.ToString()));

        await clients.For(new("us-west-2") { Profile = "role", ConfigFile = File("config") })
            .SendAsync(BackupApi.ListBackupVaults, new(), default);

        Assert.Contains("Credential=AKIABASE/", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/us-west-2/sts/", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("Credential=ASIAROLE/", server.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("token", server.Requests[1].Headers["x-amz-security-token"]);
    }

    [Fact]
    public async Task Assumes_the_role_that_the_settings_name_with_the_profiles_own_credentials()
    {
        var asked = "";
        await using var server = await LoopbackServer.StartAsync(async (request, context) =>
        {
            if (request.Path == "/") asked = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await context.Response.WriteAsync(request.Path == "/" ? Session : "{}");
        });
        Write("config", "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n");
        using var clients = Local.Clients(("AWS_ENDPOINT_URL", server.Endpoint.ToString()));

        await clients.For(Assuming).SendAsync(BackupApi.ListBackupVaults, new(), default);

        Assert.Contains("Credential=AKIABASE/", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("RoleSessionName=farshore-shop", asked, StringComparison.Ordinal);
        Assert.Contains("ExternalId=shop-1", asked, StringComparison.Ordinal);
        Assert.Contains("Credential=ASIAROLE/", server.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_a_role_that_cannot_be_assumed_who_asked_and_what_its_trust_policy_lacks()
    {
        await using var server = await LoopbackServer.StartAsync((403, """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
            <Message>User: x is not authorized to perform: sts:AssumeRole on resource: y</Message></Error><RequestId>1</RequestId>
            </ErrorResponse>
            """), (200, """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:sts::111122223333:assumed-role/deploy/me</Arn><UserId>u</UserId><Account>111122223333</Account>
            </GetCallerIdentityResult></GetCallerIdentityResponse>
            """));
        Write("config", "[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n");
        using var clients = Local.Clients(("AWS_ENDPOINT_URL", server.Endpoint.ToString()));

        var refused = await Assert.ThrowsAsync<ClientSetupException>(() =>
            clients.For(Assuming).SendAsync(BackupApi.ListBackupVaults, new(), default));

        Assert.StartsWith("The role arn:aws:iam::444455556666:role/farshore cannot be assumed by "
            + "arn:aws:sts::111122223333:assumed-role/deploy/me: User: x is not authorized", refused.Message, StringComparison.Ordinal);
        Assert.Contains("""
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/deploy"},"Action":"sts:AssumeRole",
            """ + """
            "Condition":{"StringEquals":{"sts:ExternalId":"shop-1"}}}
            """, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "There is no profile 'nobody' in {0}. It has: a, b, mfa.")]
    [InlineData("a", "Profile 'b' in {0}: source_profile goes in a circle.")]
    [InlineData("mfa", "Profile 'mfa' in {0} asks for a one-time password")]
    public async Task Says_what_is_wrong_with_a_profile(string profile, string message)
    {
        Write("config", """
            [profile a]
            role_arn = r
            source_profile = b
            [profile b]
            role_arn = r
            source_profile = a
            [profile mfa]
            role_arn = r
            source_profile = a
            mfa_serial = m
            """);

        var refused = await Assert.ThrowsAsync<ClientSetupException>(() => SignerAsync(profile));

        Assert.StartsWith(string.Format(message, File("config")), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_configuration_file_is_not_there() => Assert.Equal(
        $"There is no AWS configuration file {File("config")}.",
        (await Assert.ThrowsAsync<ClientSetupException>(() => SignerAsync("any"))).Message);

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The access key id that a request is signed with.</summary>
    async Task<string> SignerAsync(string? profile, params (string, string)[] environment)
    {
        await using var server = await LoopbackServer.StartAsync((200, "{}"));
        using var clients = Local.Clients(environment);
        await clients.For(new("us-east-1") { Profile = profile, ConfigFile = File("config"), Endpoint = server.Endpoint })
            .SendAsync(BackupApi.ListBackupVaults, new(), default);
        return server.Requests[0].Headers["Authorization"].Split("Credential=")[1].Split('/')[0];
    }

    ClientSettings Assuming => new("us-west-2")
    {
        Profile = "base", ConfigFile = File("config"), Role = "arn:aws:iam::444455556666:role/farshore", ExternalId = "shop-1",
        SessionName = "farshore-shop",
    };

    void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    string File(string name) => Path.Combine(folder.FullName, name);
}
