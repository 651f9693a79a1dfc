using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Aws.Sts;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Tests.Worlds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Recovery.Tests.Checks;

/// <summary>Checks over a world in memory: what local regions cannot be made to be, and what must not break a preflight.</summary>
public sealed class PreflightTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    readonly string home = Directory.CreateTempSubdirectory("farshore-preflight-").FullName;
    readonly MemoryAws aws = new();
    readonly MemoryClient primary;
    readonly MemoryClient secondary;
    GetCallerIdentityResponse caller = new() { Account = MemoryAws.Account, Arn = "arn:aws:iam::123456789012:user/operator" };

    public PreflightTests()
    {
        (primary, secondary) = (new(aws.Primary), new(aws.Secondary));
        foreach (var client in (MemoryClient[])[primary, secondary]) client.Serve(StsApi.GetCallerIdentity, _ => caller);
        aws.Primary.Databases["orders"] = MemoryRds.Database("orders", "us-east-1") with
        {
            Engine = "postgres", EngineVersion = "15.4", PreferredBackupWindow = "03:00-03:30",
            PreferredMaintenanceWindow = "sun:05:00-sun:05:30",
        };
        primary.Serve(RdsApi.DescribeDBInstances, _ => new DBInstanceMessage { DBInstances = [.. aws.Primary.Databases.Values] });
        secondary.Serve(RdsApi.DescribeDBInstances, _ => new DBInstanceMessage { DBInstances = [.. aws.Secondary.Databases.Values] });
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_primary_that_is_lost_is_told_once_for_each_look_and_breaks_nothing()
    {
        primary.Serve(StsApi.GetCallerIdentity, GetCallerIdentityResponse (_) => throw new HttpRequestException("connection refused"));

        var report = await RunAsync(Shop.PlanText, null);

        Assert.Equal(CheckVerdict.Unknown, Finding(report, "source", "orders").Verdict);
        Assert.Contains("us-east-1 does not answer: connection refused", Finding(report, "source", "orders").Found,
            StringComparison.Ordinal);
        Assert.False(report.Passed);
    }

    [Fact]
    public async Task Before_a_failover_the_primary_is_not_asked()
    {
        var asked = 0;
        primary.Serve(StsApi.GetCallerIdentity, _ =>
        {
            asked++;
            return caller;
        });

        await RunAsync(Shop.PlanText, null, CheckedFor.Failover);

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_may_not_be_looked_at_comes_with_the_statement_that_allows_it()
    {
        secondary.Serve(Ec2Api.DescribeSubnets, DescribeSubnetsResult (_) =>
            throw new AwsException("UnauthorizedOperation", "You are not authorized to perform this operation.", 403));

        var found = Finding(await RunAsync(
            Shop.PlanText.Replace("needs: [orders]", "restore: { subnet: subnet-0123456789abcdef0 }", StringComparison.Ordinal), "subnet"),
            "subnet", "web");

        Assert.Equal(CheckVerdict.Unknown, found.Verdict);
        Assert.Contains("""{"Effect":"Allow","Action":"ec2:DescribeSubnets","Resource":"*"}""", found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_another_account_than_the_plan_says()
    {
        var plan = Shop.PlanText.Replace(
            "secondary: { region: eu-west-1 }", "secondary: { region: eu-west-1, account: \"999999999999\" }", StringComparison.Ordinal);

        var broken = Finding(await RunAsync(plan, "credentials"), "credentials", "secondary");
        Assert.Equal(CheckVerdict.Failed, broken.Verdict);
        caller = caller with { Account = "999999999999" };

        Assert.Equal(CheckVerdict.Ok, Finding(await RunAsync(plan, "credentials"), "credentials", "secondary").Verdict);
    }

    [Theory]
    [InlineData("11:40-12:10", "sun:05:00-sun:05:30", "the backup window 11:40-12:10 is now")]
    [InlineData("12:40-13:10", "sun:05:00-sun:05:30", "the backup window 12:40-13:10 begins in 40 minutes")]
    [InlineData("23:50-00:20", "wed:12:59-wed:13:29", "the maintenance window wed:12:59-wed:13:29 begins in 59 minutes")]
    [InlineData("13:01-13:31", "thu:12:00-thu:12:30", null)]
    [InlineData("23:50-12:10", "sun:05:00-sun:05:30", "the backup window 23:50-12:10 is now")]
    public async Task A_window_in_which_RDS_refuses_backups(string backup, string maintenance, string? found)
    {
        aws.Primary.Databases["orders"] = aws.Primary.Databases["orders"] with
        {
            PreferredBackupWindow = backup, PreferredMaintenanceWindow = maintenance,
        };

        var finding = Finding(await RunAsync(Shop.PlanText, "windows"), "windows", "orders");

        Assert.Equal(found is null ? CheckVerdict.Ok : CheckVerdict.Warning, finding.Verdict);
        if (found is not null) Assert.Equal(found, finding.Found);
    }

    [Fact]
    public async Task A_version_that_the_secondary_does_not_run_and_the_upgrade_that_helps()
    {
        secondary.Serve(RdsApi.DescribeDBEngineVersions, _ => new DBEngineVersionMessage
        {
            DBEngineVersions = [new() { EngineVersion = "15.6", Engine = "postgres" },
                new() { EngineVersion = "16.2", Engine = "postgres" }],
        });

        var broken = Finding(await RunAsync(Shop.PlanText, "engine-version"), "engine-version", "orders");
        Assert.Equal(CheckVerdict.Failed, broken.Verdict);
        Assert.Contains("modify-db-instance --db-instance-identifier orders --engine-version 15.6", broken.Remedy,
            StringComparison.Ordinal);
        aws.Primary.Databases["orders"] = aws.Primary.Databases["orders"] with { EngineVersion = "15.6" };

        Assert.Equal(CheckVerdict.Ok, Finding(await RunAsync(Shop.PlanText, "engine-version"), "engine-version", "orders").Verdict);
    }

    [Fact]
    public async Task A_name_that_somebody_bears()
    {
        var plan = Shop.PlanText.Replace(
            "instance: orders }", "instance: orders, restore: { identifier: orders-dr } }", StringComparison.Ordinal);
        aws.Secondary.Databases["orders-dr"] = MemoryRds.Database("orders-dr", "eu-west-1");

        var broken = Finding(await RunAsync(plan, "names"), "names", "orders");
        Assert.Equal(CheckVerdict.Failed, broken.Verdict);
        Assert.Contains("--new-db-instance-identifier orders-dr-old", broken.Remedy, StringComparison.Ordinal);
        aws.Secondary.Databases.Clear();

        Assert.Equal(CheckVerdict.Ok, Finding(await RunAsync(plan, "names"), "names", "orders").Verdict);
    }

    [Fact]
    public async Task A_password_that_cannot_be_read()
    {
        var file = Path.Combine(home, "password");
        var plan = Shop.PlanText.Replace(
            "instance: orders }", $"instance: orders, password: {{ file: {file} }} }}", StringComparison.Ordinal);

        Assert.Equal(CheckVerdict.Failed, Finding(await RunAsync(plan, "secrets"), "secrets", "orders").Verdict);
        await File.WriteAllTextAsync(file, "secret\n");

        Assert.Equal(CheckVerdict.Ok, Finding(await RunAsync(plan, "secrets"), "secrets", "orders").Verdict);
    }

    [Fact]
    public async Task A_clock_that_is_off()
    {
        var there = Noon.AddSeconds(90);
        using var web = new HttpClient(new Dated(() => there));

        var broken = Finding(await RunAsync(Shop.PlanText, "clock", web: web), "clock", "plan");
        Assert.Equal((CheckVerdict.Warning, "it is 90 s behind"), (broken.Verdict, broken.Found));
        there = Noon;

        Assert.Equal(CheckVerdict.Ok, Finding(await RunAsync(Shop.PlanText, "clock", web: web), "clock", "plan").Verdict);
    }

    [Fact]
    public async Task A_drill_that_was_never_held_and_one_that_proved_nothing()
    {
        using var database = RunDatabase.Open(home);
        var runs = new RunStore(home, database, StepKinds.Catalog);
        var before = Finding(await RunAsync(Shop.PlanText, "drill", runs: runs), "drill", "plan");

        var graph = new StepGraph();
        graph.Add("choose a name", new MintName("drill", null));
        runs.Create(new RunCreated("drill-1", "drill", "shop", "/plans/shop.yaml", Shop.PlanText, Noon.AddDays(-1), graph.Nodes));
        await new Executor(runs.JournalOf("drill-1"), new RunWorld(TimeProvider.System, new(() => "abc")), StepKinds.Catalog,
            NullLogger<Executor>.Instance).DriveAsync(runs.Load("drill-1"), default);

        Assert.Equal((CheckVerdict.Warning, "farshore drill /plans/shop.yaml"), (before.Verdict, before.Remedy));
        Assert.Equal(CheckVerdict.Warning, Finding(await RunAsync(Shop.PlanText, "drill", runs: runs), "drill", "plan").Verdict);
    }

    Task<PreflightReport> RunAsync(
        string plan, string? only, CheckedFor purpose = CheckedFor.Everything, HttpClient? web = null, RunStore? runs = null)
    {
        var world = new RunWorld(new Still(), new(() => "abc"))
        {
            Primary = aws.Primary.Access() with { Aws = primary },
            Secondary = aws.Secondary.Access() with { Aws = secondary },
            Web = web ?? new HttpClient(new Dated(() => Noon)),
        };
        return Preflight.RunAsync(PlanReader.Read(plan, "/plans/shop.yaml"), world, runs, new(purpose, only), default);
    }

    static CheckFinding Finding(PreflightReport report, string check, string resource) =>
        report.Findings.First(finding => finding.Check == check && finding.Resource == resource);

    sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }

    sealed class Dated(Func<DateTimeOffset> date) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage();
            answer.Headers.Date = date();
            return Task.FromResult(answer);
        }
    }
}
