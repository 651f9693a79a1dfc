using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Kms;
using Farshore.Aws.Ssm;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ssm;

public sealed class ParametersTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    IAwsClient Ssm => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_parameter_keeps_its_versions_and_each_is_found_by_number_and_by_label()
    {
        await PutAsync("/shop/db/host", "one");
        await PutAsync("/shop/db/host", "two", overwrite: true);
        await PutAsync("/shop/db/host", "three").RefusedAsync("ParameterAlreadyExists");
        await Ssm.SendAsync(SsmApi.LabelParameterVersion, new() { Name = "/shop/db/host", ParameterVersion = 1, Labels = ["prod"] },
            default);
        await regions.RestartAsync(LocalRegions.East);

        Assert.Equal("two", (await GetAsync("/shop/db/host")).Value);
        Assert.Equal("one", (await GetAsync("/shop/db/host:1")).Value);
        Assert.Equal("one", (await GetAsync("/shop/db/host:prod")).Value);
        Assert.Equal("two", (await GetAsync((await GetAsync("/shop/db/host")).ARN!)).Value);
        await GetAsync("/shop/db/host:9").RefusedAsync("ParameterVersionNotFound");
        var history = await Ssm.SendAsync(SsmApi.GetParameterHistory, new() { Name = "/shop/db/host" }, default);
        Assert.Equal([(1L, "one", "prod"), (2, "two", "")],
            history.Parameters!.Select(one => (one.Version!.Value, one.Value!, string.Join(",", one.Labels!))));
    }

    [Fact]
    public async Task A_secret_is_sealed_under_its_key_and_opened_only_while_that_may_be_used()
    {
        var key = (await Ssm.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId!;
        await PutAsync("/shop/password", "s3cret", "SecureString", key: key);
        await PutAsync("usual", "s3cret", "SecureString");

        var hidden = await GetAsync("/shop/password");
        Assert.DoesNotContain("s3cret", hidden.Value, StringComparison.Ordinal);
        Assert.Equal("s3cret", (await GetAsync("/shop/password", open: true)).Value);
        Assert.Equal("s3cret", (await GetAsync("usual", open: true)).Value);
        await Ssm.SendAsync(KmsApi.DisableKey, new() { KeyId = key }, default);
        await GetAsync("/shop/password", open: true).RefusedAsync("InvalidKeyId");
        await PutAsync("other", "x", "SecureString", key: "alias/nothing").RefusedAsync("InvalidKeyId");
    }

    [Fact]
    public async Task Parameters_are_listed_by_path_and_by_what_they_are()
    {
        foreach (var name in new[] { "/a/one", "/a/two", "/a/b/three", "/c/four", "five" }) await PutAsync(name, "v");
        await Ssm.SendAsync(SsmApi.AddTagsToResource, new()
        {
            ResourceType = "Parameter", ResourceId = "/a/two", Tags = [new() { Key = "tier", Value = "1" }],
        }, default);

        Assert.Equal(["/a/one", "/a/two"], await UnderAsync("/a", false));
        Assert.Equal(["/a/b/three", "/a/one", "/a/two"], await UnderAsync("/a/", true));
        Assert.Equal(["five"], await UnderAsync("/", false));
        Assert.Equal(["/a/two"], await DescribedAsync(new() { Key = "tag:tier", Values = ["1"] }));
        Assert.Equal(["/c/four"], await DescribedAsync(new() { Key = "Name", Option = "Contains", Values = ["fou"] }));
        Assert.Equal(["/a/b/three"], await DescribedAsync(new() { Key = "Path", Option = "Recursive", Values = ["/a/b"] }));
        var gone = await Ssm.SendAsync(SsmApi.DeleteParameters, new() { Names = ["five", "six"] }, default);
        Assert.Equal(("five", "six"), (gone.DeletedParameters!.Single(), gone.InvalidParameters!.Single()));
    }

    [Theory]
    [InlineData("aws-thing", "v", "String", "ValidationException")]
    [InlineData("/aws/thing/x", "v", "String", "AccessDeniedException")]
    [InlineData("no spaces", "v", "String", "ValidationException")]
    [InlineData("half/path", "v", "String", "ValidationException")]
    [InlineData("fine", "", "String", "ValidationException")]
    [InlineData("fine", "v", "Text", "ValidationException")]
    [InlineData("fine", "v", null, "ValidationException")]
    public async Task What_AWS_refuses_is_refused(string name, string value, string? type, string code) =>
        await Ssm.SendAsync(SsmApi.PutParameter, new() { Name = name, Value = value, Type = type }, default).RefusedAsync(code);

    [Fact]
    public async Task The_newest_Linux_of_Amazon_is_the_image_that_every_region_has()
    {
        var linux = await GetAsync("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64");

        var images = await Ssm.SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [linux.Value!] }, default);
        Assert.Single(images.Images!);
        Assert.Equal("arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", linux.ARN);
        await GetAsync("/aws/service/ami-amazon-linux-latest/al1999").RefusedAsync("ParameterNotFound");
    }

    Task PutAsync(string name, string value, string type = "String", bool overwrite = false, string? key = null) =>
        Ssm.SendAsync(SsmApi.PutParameter, new() { Name = name, Value = value, Type = type, Overwrite = overwrite, KeyId = key }, default);

    async Task<Parameter> GetAsync(string name, bool open = false) =>
        (await Ssm.SendAsync(SsmApi.GetParameter, new() { Name = name, WithDecryption = open }, default)).Parameter!;

    async Task<IEnumerable<string?>> UnderAsync(string path, bool deep) => (await Ssm.SendAsync(
        SsmApi.GetParametersByPath, new() { Path = path, Recursive = deep }, default)).Parameters!.Select(one => one.Name);

    async Task<IEnumerable<string?>> DescribedAsync(ParameterStringFilter filter) => (await Ssm.SendAsync(
        SsmApi.DescribeParameters, new() { ParameterFilters = [filter] }, default)).Parameters!.Select(one => one.Name);
}
