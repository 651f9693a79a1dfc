using System.Diagnostics;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runbooks;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Tests.Plans;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Tests.Runbooks;

/// <summary>Runbooks as texts: what every shell and ShellCheck say of them, and what must not be in them.</summary>
public sealed class RunbookTests : IDisposable
{
    /// <summary>What ends a word, begins a command, or is neither in another language.</summary>
    const string Nasty = "it's \"$(touch pwned)\" `touch pwned` \\ ${HOME} $1 !x; #{a} 'ä€ -n * ~ {} | & > <(x)";

    static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-runbooks-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_runbook_is_a_script_that_shells_take_and_ShellCheck_has_nothing_to_say_of()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/shellcheck"), "ShellCheck is not on this machine: apt-get install shellcheck");
        foreach (var source in Sources())
        {
            var file = Path.Combine(folder.FullName, $"{source.Plan.Name}-{source.KindName}-{source.Set?.Set}.sh");
            await File.WriteAllTextAsync(file, Runbook.Write(source), TestContext.Current.CancellationToken);
        }

        var files = Directory.GetFiles(folder.FullName);
        Assert.Equal("", (await RunAsync("shellcheck", files)).Output);
        foreach (var file in files)
        {
            Assert.Equal((0, ""), await RunAsync("dash", "-n", file));
            Assert.Equal((0, ""), await RunAsync("bash", "-n", file));
        }
    }

    [Theory]
    [InlineData(Nasty)]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("a}b'c\"d`e$f\\g")]
    [InlineData("two\nlines\tand $(touch pwned)")]
    public async Task Whatever_a_text_holds_the_shell_reads_back_the_same_text(string text)
    {
        foreach (var shell in (string[])["dash", "bash"])
        {
            var script = $"VALUE=${{VALUE-{ShellText.Word(text)}}}\nprintf '%s' \"$VALUE\"";
            Assert.Equal((0, text), await RunAsync(shell, "-euc", script));
            Assert.Equal((0, $"{text}db:5432"), await RunAsync(shell, "-euc",
                $"noted() {{ case $1 in orders.address) printf db ;; *) printf 5432 ;; esac; }}\n"
                + $"printf '%s' {ShellText.Filled(text + "{orders.address}:{port}", "orders")}"));
        }

        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void A_remark_ends_with_its_line()
    {
        var remark = ShellText.Remark("first\r\nrm -rf \u2028 /\u0085x");

        Assert.Equal("first rm -rf / x", remark);
    }

    [Fact]
    public void A_failover_asks_the_primary_nothing_and_a_runbook_holds_no_secret()
    {
        foreach (var source in Sources().Where(source => source.Kind is RunbookKind.Failover))
        {
            var script = Runbook.Write(source);
            Assert.DoesNotContain("in_primary", script, StringComparison.Ordinal);
            Assert.DoesNotContain("PRIMARY_REGION", script, StringComparison.Ordinal);
            Assert.DoesNotContain("c2VjcmV0", script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_needs_another_is_restored_once_that_was_checked()
    {
        var script = Runbook.Write(new(Whole(), RunbookKind.Failover, Now));

        Assert.InRange(script.IndexOf("start_restore web", StringComparison.Ordinal),
            script.IndexOf("row_is orders", script.IndexOf("start_restore orders", StringComparison.Ordinal), StringComparison.Ordinal),
            script.IndexOf("point Z0123456789ABCDEFGHIJ", StringComparison.Ordinal));
    }

    static IEnumerable<RunbookSource> Sources()
    {
        List<Plan> plans = [Whole()];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShownPlans.Root, "examples"), "*.yaml"))
            plans.Add(PlanReader.ReadFile(file));
        foreach (var kind in Enum.GetValues<RunbookKind>())
        {
            foreach (var plan in plans) yield return new(plan, kind, Now);
            yield return new(Whole(), kind, Now) { Set = Set(), Translation = Translated() };
        }
    }

    static Plan Whole() => PlanReader.Read("""
        plan: whole
        primary: { region: us-east-1, account: "111122223333", role: "arn:aws:iam::111122223333:role/farshore", externalId: shop-1 }
        secondary: { region: eu-west-1, endpoint: "http://127.0.0.1:1", role: "arn:aws:iam::111122223333:role/farshore" }
        objectives: { rpo: 15m, rto: 1h }
        network: { mapping: { subnet-0123456789abcdef0: subnet-0123456789abcdef1, NASTY: web-eu } }
        hooks: { stopTraffic: NASTY, startTraffic: ./start.sh, fence: ./fence.sh }
        handOver:
          command: NASTY
          records: [{ zone: Z0123456789ABCDEFGHIJ, name: app.example.com., resource: web, ttl: 30 }]
        approvals: [restore, handOver, relocate]
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }
          - { name: papers, type: s3, bucket: shop-papers, replica: shop-papers-eu }
          - name: orders
            type: rds
            tag: NASTY
            user: NASTY
            password: { file: NASTY }
            restore: { identifier: orders-eu, optionGroup: o, multiAZ: true, masterPassword: { env: ORDERS_NEW } }
            checks: [{ sql: NASTY, equals: NASTY }, { sql: select 1, atLeast: 1 }, { sql: select 2 }, { tcp: "{address}:{port}" }]
          - name: web
            type: ec2
            tag: NASTY
            needs: [orders, media]
            restore: { instanceType: t3.small, fallbacks: [t3a.small], key: alias/disks, userData: NASTY }
            checks: [{ http: "http://{address}/?NASTY", contains: NASTY }, { command: NASTY }]
        """.Replace("\"http://{address}/?NASTY\"",
                Quoted("http://{address}/?" + Nasty.Replace('{', '(').Replace('}', ')')), StringComparison.Ordinal)
            .Replace("tag: NASTY", $"tag: {Quoted($"Name={Nasty}")}", StringComparison.Ordinal)
            .Replace("NASTY", Quoted(Nasty), StringComparison.Ordinal), "/plans/whole.yaml");

    static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static Capsule Set() => new()
    {
        Format = Capsule.CurrentFormat,
        Set = "backup-1",
        Plan = "whole",
        PlanText = "",
        SealedAt = Now,
        PrimaryRegion = "us-east-1",
        SecondaryRegion = "eu-west-1",
        SecondaryVault = "farshore",
        BackupRole = "arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole",
        SkewSeconds = 1,
        Members =
        [
            new() { Name = "media", Type = "s3", Moment = Now, Bucket = new("shop-media", "shop-media-eu", "", "", 1, Now) },
            new() { Name = "papers", Type = "s3", Moment = Now, Bucket = new("shop-papers", "shop-papers-eu", "", "", 1, Now) },
            new()
            {
                Name = "web", Type = "ec2", Moment = Now, Copy = "arn:aws:ec2:eu-west-1::image/ami-1",
                Captured = new("i-1", "arn:aws:ec2:us-east-1:111122223333:instance/i-1")
                {
                    Machine = new()
                    {
                        InstanceType = "t3.micro", SubnetId = "subnet-1", SecurityGroups = ["sg-1"], UserData = "c2VjcmV0",
                        RequiresTokens = true,
                        Volumes = new Dictionary<string, string> { ["/dev/xvda"] = "vol-1", ["/dev/sdf"] = "vol-2" },
                        Tags = new Dictionary<string, string> { ["Name"] = Nasty },
                    },
                },
            },
            new()
            {
                Name = "orders", Type = "rds", Moment = Now, Copy = "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:1",
                Captured = new("orders", "arn:aws:rds:us-east-1:111122223333:db:orders") { Database = new() { SubnetGroup = "private" } },
            },
        ],
    };

    static Translated Translated()
    {
        CapturedRule[] rules =
        [
            new("tcp", 80, 81, "0.0.0.0/0") { Description = Nasty }, new("-1", null, null, CidrIpv6: "::/0"),
            new("tcp", 1, 2, Group: "new:sg-2"), new("tcp", 3, 4, Group: "new:default of new:vpc-1"), new("tcp", 5, 6, PrefixList: "pl-1"),
        ];
        return new(new([new("web", "key pair", Nasty, null, Nasty, IsResolved: false)]), new()
        {
            Vpcs = [new("new:vpc-1", "vpc-1", "10.1.0.0/16", Nasty)],
            Subnets = [new("new:subnet-1", "subnet-1", "new:vpc-1", "10.1.1.0/24", "eu-west-1a", true, Nasty)],
            Groups =
            [
                new("new:sg-1", "sg-1", Nasty, Nasty, "new:vpc-1", rules, [new("-1", null, null, "0.0.0.0/0")]),
                new("new:sg-2", "sg-2", "db", "", "new:vpc-1", [], rules),
            ],
            SubnetGroups = [new("private", "private", Nasty, ["new:subnet-1", "subnet-2"])],
            ParameterGroups = [new("tuned", "tuned", "postgres17", "", new Dictionary<string, string> { ["log_line_prefix"] = Nasty })],
        })
        {
            Machines = new Dictionary<string, MachineTarget>
            {
                ["web"] = new()
                {
                    SubnetId = "new:subnet-1", SecurityGroups = ["new:sg-1", "sg-9"], InstanceType = "m5.large", IsProtected = true,
                    KeyName = Nasty, Tags = new Dictionary<string, string> { ["Name"] = Nasty, ["team"] = "shop" },
                },
            },
            Databases = new Dictionary<string, DatabaseTarget>
            {
                ["orders"] = new()
                {
                    SubnetGroup = "private", SecurityGroups = ["new:default of new:vpc-1"], ParameterGroup = "tuned", IsProtected = true,
                    Tags = new Dictionary<string, string> { ["team"] = "shop" },
                },
            },
        };
    }

    async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
