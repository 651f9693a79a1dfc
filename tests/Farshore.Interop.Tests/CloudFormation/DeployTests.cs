using System.Text.Json;

namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>What <c>farshore template</c> writes, deployed by the official command line to two local regions. The command line looks only
/// every half minute whether a stack is done, so the stacks of all plans are deployed at the same time.</summary>
public sealed class DeployTests
{
    const string Password = "correct-horse-battery-staple";

    [Fact]
    public async Task Two_deployed_templates_are_all_that_a_plan_stands_on()
    {
        Assert.SkipUnless(Tools.Has("aws") && Tools.HasServer("initdb") && Tools.Has("qemu-system-x86_64"),
            "needs the AWS command line, PostgreSQL and QEMU");
        await using var regions = await WalkthroughRegions.StartAsync();
        regions.Settings["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        regions.Settings["AWS_PAGER"] = "";
        var home = regions.Settings["FARSHORE_HOME"];
        await File.WriteAllTextAsync(Path.Combine(home, "password"), Password + "\n", TestContext.Current.CancellationToken);
        var machine = (await ShellAsync(regions, Workload)).Trim().Split('\n')[^1];

        await Task.WhenAll(ShopAsync(regions, home, machine), ArchiveAsync(regions, home));
    }

    /// <summary>A bucket that is there, a machine and a database in a network of their own.</summary>
    static async Task ShopAsync(WalkthroughRegions regions, string home, string machine)
    {
        var plan = await PlanAsync(regions, "shop", $$"""
            network: { create: true }
            schedule: { drill: 7d }
            resources:
              - { name: media, type: s3, bucket: shop-media, replica: shop-media-copy }
              - { name: orders, type: rds, instance: orders, password: { file: {{home}}/password } }
              - { name: web, type: ec2, instance: {{machine}} }
            """);
        var network = DeployAsync(regions, plan, "--network", Path.Combine(home, "shop-network"));
        await DeployAsync(regions, plan, "--json", Path.Combine(home, "shop-stacks"));

        // What the stacks made is theirs at the next look: the same command changes nothing.
        Assert.Equal(await ShellAsync(regions, $"cat {home}/shop-stacks/*"), await ShellAsync(regions,
            $"farshore template {plan} --out {home}/again &> {home}/again.log; cat {home}/again/*"));
        await ShellAsync(regions, $"farshore export {plan}; farshore backup {plan}");
        await CheckedAsync(regions, plan);
        Assert.Equal(["0.0.0.0/0 443", "10.7.0.0/16", "10.7.1.0/24", "10.7.2.0/24", "db 5432 of web", "private", "shop-pg 8192"],
            (await network).Length > 0 ? (await ShellAsync(regions, Network)).Trim().Split('\n').Order(StringComparer.Ordinal) : []);
    }

    /// <summary>Buckets only, none of which is there before.</summary>
    static async Task ArchiveAsync(WalkthroughRegions regions, string home)
    {
        var plan = await PlanAsync(regions, "archive", """
            resources:
              - { name: documents, type: s3, bucket: archive-documents, replica: archive-documents-copy }
            """);
        await DeployAsync(regions, plan, "--json", Path.Combine(home, "archive-stacks"));
        await ShellAsync(regions, $"echo one | aws --profile primary --endpoint-url $PRIMARY_URL s3 cp - s3://archive-documents/one; "
            + $"farshore backup {plan}");
        await CheckedAsync(regions, plan);
    }

    static async Task<string> PlanAsync(WalkthroughRegions regions, string name, string rest)
    {
        var file = Path.Combine(regions.Settings["FARSHORE_HOME"], $"{name}.yaml");
        await File.WriteAllTextAsync(file, $$"""
            plan: {{name}}
            awsConfigFile: {{regions.Settings["AWS_CONFIG_FILE"]}}
            primary:   { region: us-east-1, profile: primary }
            secondary: { region: us-west-2, profile: secondary }
            objectives: { rpo: 1d, rto: 1h }
            ledger: {{name}}-ledger
            {{rest}}

            """);
        return file;
    }

    /// <summary>Writes templates and runs the commands that it prints, each as it is.</summary>
    static async Task<string> DeployAsync(WalkthroughRegions regions, string plan, string what, string folder)
    {
        var answer = await ShellAsync(regions, $"farshore template {plan} {what} --out {folder} --json 2> {folder}.log");
        using var read = JsonDocument.Parse(answer);
        var output = "";
        foreach (var command in read.RootElement.GetProperty("commands").EnumerateArray())
            output += await ShellAsync(regions, command.GetString()!);
        return output;
    }

    static async Task CheckedAsync(WalkthroughRegions regions, string plan)
    {
        var (exitCode, output) = await regions.RunAsync("farshore", "check", plan);
        Assert.True(exitCode == 0, output);
    }

    static async Task<string> ShellAsync(WalkthroughRegions regions, string lines)
    {
        var (exitCode, output) = await regions.RunAsync("bash", "-ec", lines);
        Assert.True(exitCode == 0, $"{lines}\nended with {exitCode}: {output}");
        return output;
    }

    const string Workload = $$"""
        p() { aws --profile primary --region us-east-1 --endpoint-url "$PRIMARY_URL" --output text "$@"; }
        p s3 mb s3://shop-media > /dev/null
        vpc=$(p ec2 create-vpc --cidr-block 10.7.0.0/16 --query Vpc.VpcId)
        one=$(p ec2 create-subnet --vpc-id $vpc --cidr-block 10.7.1.0/24 --availability-zone us-east-1a --query Subnet.SubnetId)
        two=$(p ec2 create-subnet --vpc-id $vpc --cidr-block 10.7.2.0/24 --availability-zone us-east-1b --query Subnet.SubnetId)
        web=$(p ec2 create-security-group --group-name web --description web --vpc-id $vpc --query GroupId)
        db=$(p ec2 create-security-group --group-name db --description db --vpc-id $vpc --query GroupId)
        p ec2 authorize-security-group-ingress --group-id $web --protocol tcp --port 443 --cidr 0.0.0.0/0 > /dev/null
        p ec2 authorize-security-group-ingress --group-id $db --protocol tcp --port 5432 --source-group $web > /dev/null
        p rds create-db-subnet-group --db-subnet-group-name private --db-subnet-group-description x --subnet-ids $one $two > /dev/null
        p rds create-db-parameter-group --db-parameter-group-name shop-pg --db-parameter-group-family postgres15 \
          --description x > /dev/null
        p rds modify-db-parameter-group --db-parameter-group-name shop-pg \
          --parameters ParameterName=work_mem,ParameterValue=8192,ApplyMethod=immediate > /dev/null
        p rds create-db-instance --db-instance-identifier orders --engine postgres --db-instance-class db.t3.micro \
          --allocated-storage 20 --master-username shop --master-user-password {{Password}} --db-name shop \
          --db-subnet-group-name private --vpc-security-group-ids $db --db-parameter-group-name shop-pg > /dev/null
        image=$(p ec2 describe-images --owners amazon --query 'Images[0].ImageId')
        machine=$(p ec2 run-instances --image-id $image --instance-type t3.micro --subnet-id $one --security-group-ids $web \
          --query 'Instances[0].InstanceId')
        p ec2 wait instance-running --instance-ids $machine
        p rds wait db-instance-available --db-instance-identifier orders
        echo $machine
        """;

    /// <summary>What the network stack made in the secondary, one thing a line.</summary>
    const string Network = """
        s() { aws --profile secondary --region us-west-2 --endpoint-url "$SECONDARY_URL" --output text "$@"; }
        vpc=$(s ec2 describe-vpcs --filters Name=cidr,Values=10.7.0.0/16 --query 'Vpcs[0].VpcId')
        s ec2 describe-vpcs --vpc-ids $vpc --query 'Vpcs[].CidrBlock'
        s ec2 describe-subnets --filters Name=vpc-id,Values=$vpc --query 'Subnets[].[CidrBlock]'
        group() {
            s ec2 describe-security-groups --filters Name=vpc-id,Values=$vpc Name=group-name,Values=$1 --query "SecurityGroups[0].$2"
        }
        echo $(group web 'IpPermissions[0].[IpRanges[0].CidrIp,FromPort]')
        [ "$(group db 'IpPermissions[0].UserIdGroupPairs[0].GroupId')" = "$(group web GroupId)" ] \
          && echo db $(group db 'IpPermissions[0].FromPort') of web
        s rds describe-db-subnet-groups --db-subnet-group-name private --query 'DBSubnetGroups[].DBSubnetGroupName'
        echo shop-pg $(s rds describe-db-parameters --db-parameter-group-name shop-pg --source user \
          --query 'Parameters[?ParameterName==`work_mem`].ParameterValue')
        """;
}
