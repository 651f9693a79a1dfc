using Farshore.Aws.Client;

namespace Farshore.Aws.Tests.Client;

public sealed class EndpointBookTests
{
    static readonly ServiceAddress Backup = new("Backup", "backup");
    static readonly ServiceAddress S3Control = new("S3 Control", "s3-control");
    static readonly ServiceAddress Iam = new("IAM", "iam", "us-east-1");

    [Theory]
    [InlineData("us-east-1", "https://backup.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://backup.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "https://backup.us-gov-west-1.amazonaws.com/")]
    public void Knows_the_public_address(string region, string address) => Assert.Equal(address, Find(Backup, region).Url.ToString());

    [Theory]
    [InlineData("us-west-2", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    public void Knows_the_one_address_of_a_global_service(string region, string address, string signedFor)
    {
        var found = Find(Iam, region);

        Assert.Equal((address, signedFor), (found.Url.ToString(), found.SigningRegion));
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "https://backup-fips.us-east-1.amazonaws.com/")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "https://backup.us-east-1.api.aws/")]
    public void Knows_the_variants(string variable, string address) =>
        Assert.Equal(address, Find(Backup, "us-east-1", environment: (variable, "true")).Url.ToString());

    [Fact]
    public void Prefers_the_variable_of_the_service_to_the_variable_of_all() => Assert.Equal("http://control:1/", Find(
        S3Control, "us-east-1", "",
        ("AWS_ENDPOINT_URL_S3_CONTROL", "http://control:1"), ("AWS_ENDPOINT_URL", "http://all:1")).Url.ToString());

    [Theory]
    [InlineData("endpoint_url = http://profile:1", "http://profile:1/")]
    [InlineData("endpoint_url = http://profile:1\nservices = local", "http://service:1/")]
    [InlineData("endpoint_url = http://profile:1\nignore_configured_endpoint_urls = true", "https://backup.us-east-1.amazonaws.com/")]
    public void Reads_the_profile(string profile, string address)
    {
        var config = $"[default]\n{profile}\n[services local]\nbackup =\n  endpoint_url = http://service:1\n";

        Assert.Equal(address, Find(Backup, "us-east-1", config).Url.ToString());
    }

    [Fact]
    public void Refuses_an_address_that_is_none()
    {
        var refused = Assert.Throws<ClientSetupException>(() => Find(Backup, "us-east-1", "", ("AWS_ENDPOINT_URL", "localhost:4566")));

        Assert.Equal("AWS_ENDPOINT_URL is 'localhost:4566', which is not an http or https address.", refused.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4566", true)]
    [InlineData("http://localhost:4566", true)]
    [InlineData("http://s3.example.org", false)]
    public void Puts_the_bucket_in_the_path_where_it_cannot_be_in_the_name(string address, bool inPath) =>
        Assert.Equal(inPath, Find(ServiceAddress.S3, "us-east-1", "", ("AWS_ENDPOINT_URL", address)).NeedsPathStyle);

    [Theory]
    [InlineData("backup.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("shop.s3.us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("shop-us-east-1.s3.us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("s3-us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("backup.ap-southeast-2.api.aws", "ap-southeast-2")]
    [InlineData("iam.amazonaws.com", "us-east-1")]
    [InlineData("sts.amazonaws.com", "us-east-1")]
    [InlineData("kms.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("kms.zz-nowhere-9.amazonaws.com", "zz-nowhere-9")]
    [InlineData("127.0.0.1", null)]
    public void Reads_the_region_from_a_host_of_AWS(string host, string? region) => Assert.Equal(region, EndpointBook.RegionOf(host));

    static ServiceEndpoint Find(
        ServiceAddress service, string region, string config = "", params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "config");
            File.WriteAllText(file, config);
            var variables = environment.ToDictionary(pair => pair.Name, pair => pair.Value);
            return new EndpointBook(variables.GetValueOrDefault).Find(
                service, new(region), AwsProfiles.Open(file, variables.GetValueOrDefault), "default");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
