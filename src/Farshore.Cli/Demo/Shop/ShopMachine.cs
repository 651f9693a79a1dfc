using System.Text;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;

namespace Farshore.Cli.Demo.Shop;

/// <summary>The shop's machine: serves a page from its disk and appends the time to a file on that disk every second.</summary>
sealed class ShopMachine(IAwsClient primary, IAwsClient secondary, HttpClient http, TimeProvider time)
{
    public const int Port = 8080;
    public const string Greeting = "The shop is open";
    public const string SecurityGroup = "shop-web";

    const string InstanceType = "t3.micro";
    static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(3);

    /// <summary>First boot writes the page and what every boot runs: the web server, and the heartbeat that dates the disk.</summary>
    static readonly string UserData = string.Join('\n', [
        "#!/bin/sh",
        "mkdir -p /srv/www",
        $"echo '<!doctype html><title>shop</title><h1>{Greeting}</h1>' > /srv/www/index.html",
        "cat > /etc/rc.local <<'EVERY_BOOT'",
        "#!/bin/sh",
        $"httpd -p {Port} -h /srv/www",
        "(while :; do date -u +%Y-%m-%dT%H:%M:%SZ >> /srv/www/heartbeat.txt; sync; sleep 1; done) &",
        "EVERY_BOOT",
        "chmod +x /etc/rc.local",
        "",
    ]);

    /// <summary>Opens the port in both Regions: security groups are Regional, and a recovery that finds none is the classic
    /// surprise.</summary>
    /// <returns>The group's id in the secondary.</returns>
    public async Task<string> PrepareNetworkAsync(CancellationToken cancellationToken)
    {
        var last = "";
        foreach (var region in (IAwsClient[])[primary, secondary])
        {
            var group = await region.SendAsync(Ec2Api.CreateSecurityGroup,
                new() { GroupName = SecurityGroup, Description = "The shop's web page" }, cancellationToken);
            last = group.GroupId!;
            await region.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress, new()
            {
                GroupId = group.GroupId,
                IpPermissions = [new() { IpProtocol = "tcp", FromPort = Port, ToPort = Port, IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
            }, cancellationToken);
        }

        return last;
    }

    /// <returns>The running instance, its page answering.</returns>
    public async Task<Instance> StartAsync(CancellationToken cancellationToken)
    {
        var images = await primary.SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, cancellationToken);
        var image = images.Images is [var newest, ..]
            ? newest : throw new InvalidOperationException($"no machine image in {primary.Region}");
        var reservation = await primary.SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = image.ImageId,
            InstanceType = InstanceType,
            MinCount = 1,
            MaxCount = 1,
            SecurityGroups = [SecurityGroup],
            UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(UserData)),
            TagSpecifications = [new() { ResourceType = "instance", Tags = [new() { Key = "Name", Value = "shop-web" }] }],
        }, cancellationToken);
        var id = reservation.Instances![0].InstanceId!;

        var instance = await Until.HoldsAsync($"{id} is running", time, async () =>
        {
            var found = await primary.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, cancellationToken);
            return found.Reservations![0].Instances![0] is { State.Name: "running", PublicIpAddress: not null } running ? running : null;
        }, cancellationToken);
        await Until.HoldsAsync($"{id} answers on port {Port}", time, async () =>
            await AnswersAsync(instance, cancellationToken) ? "yes" : null, cancellationToken);
        return instance;
    }

    async Task<bool> AnswersAsync(Instance instance, CancellationToken cancellationToken)
    {
        // A machine that is still booting may take the connection and say nothing.
        using var patience = new CancellationTokenSource(AnswerPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var page = await http.GetStringAsync(new Uri($"http://{instance.PublicIpAddress}:{Port}/"), either.Token);
            return page.Contains(Greeting, StringComparison.Ordinal);
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
