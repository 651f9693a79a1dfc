using System.CommandLine;
using Amazon.S3;
using Farshore.Aws.Client;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Cli.Plans;

/// <summary>Where a recovery's plan comes from: a file, or the ledger in the secondary, when nothing else is left.</summary>
sealed class PlanSource
{
    const string Form = "s3://BUCKET or s3://BUCKET/PLAN";

    readonly Argument<string?> plan = new("PLAN")
    {
        Description = "The plan file, as docs/plan.md describes it", Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<string?> ledger = new("--ledger")
    {
        Description = "Take the plan from this ledger, as it was when its latest recovery set was taken", HelpName = "s3://BUCKET[/PLAN]",
    };

    readonly Option<string?> region = new("--region") { Description = "The ledger's Region (default: $AWS_REGION)", HelpName = "REGION" };

    readonly Option<string?> profile = new("--profile")
    {
        Description = "The profile to reach it by (default: as AWS's own tools find one)", HelpName = "PROFILE",
    };

    readonly Option<string?> endpoint = new("--endpoint") { Description = "The address of every service there", HelpName = "URL" };

    public Command AddTo(Command command)
    {
        command.Add(plan);
        foreach (var option in (Option[])[ledger, region, profile, endpoint]) command.Add(option);
        return command;
    }

    /// <summary>Whether the plan comes from a ledger.</summary>
    public bool IsLedger(ParseResult given) => given.GetValue(ledger) is not null;

    /// <param name="given">The command line.</param>
    /// <param name="shell">For the clock.</param>
    /// <param name="set">The recovery set whose plan is wanted; null for the latest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Plan> ReadAsync(ParseResult given, Shell shell, string? set, CancellationToken cancellationToken)
    {
        if (given.GetValue(ledger) is { } address)
        {
            return given.GetValue(plan) is null
                ? await FromLedgerAsync(given, shell, address, set, cancellationToken)
                : throw new CommandFailure(ExitCode.Usage, "a plan file and --ledger were given: name one of them");
        }

        foreach (var option in (Option[])[region, profile, endpoint])
        {
            if (given.GetResult(option) is not null)
                throw new CommandFailure(ExitCode.Usage,
                    $"{option.Name} goes with --ledger; a plan file says for itself how its Regions are reached");
        }

        return PlanReader.ReadFile(given.GetValue(plan)
            ?? throw new CommandFailure(ExitCode.Usage, $"name a plan file, or the ledger with --ledger {Form}"));
    }

    async Task<Plan> FromLedgerAsync(
        ParseResult given, Shell shell, string address, string? set, CancellationToken cancellationToken)
    {
        if (!address.StartsWith("s3://", StringComparison.Ordinal)
            || address["s3://".Length..].TrimEnd('/').Split('/') is not { Length: 1 or 2 } parts
            || parts[0].Length == 0) throw new CommandFailure(ExitCode.Usage, $"--ledger {address} should be {Form}");
        using AwsClients clients = new(shell.Time);
        var settings = new ClientSettings(RegionOf(given))
        {
            Profile = given.GetValue(profile), Endpoint = EndpointOf(given),
        };
        var s3 = clients.S3(settings);
        var name = parts.Length > 1 ? parts[1] : await OnlyPlanAsync(s3, parts[0], cancellationToken);
        var capsule = await new Ledger(s3, parts[0], name).ReadCapsuleAsync(set, cancellationToken);
        var read = PlanReader.Read(capsule.PlanText, Path.GetFullPath($"{name}.yaml"));
        return Reached(read, settings, clients).Apply(read);
    }

    /// <summary>What the command line says comes first; what the plan says of profiles counts where they are there.</summary>
    static PlanOverrides Reached(Plan plan, ClientSettings given, AwsClients clients)
    {
        var config = File.Exists(plan.AwsConfigFile) ? plan.AwsConfigFile : null;
        return new(
            plan.Primary with { Profile = IsThere(plan.Primary) ? plan.Primary.Profile : given.Profile },
            plan.Secondary with
            {
                Profile = given.Profile ?? (given.Endpoint is null && IsThere(plan.Secondary) ? plan.Secondary.Profile : null),
                Endpoint = given.Endpoint ?? plan.Secondary.Endpoint,
            },
            given.Profile is null ? config : null);

        bool IsThere(PlanRegion region)
        {
            try
            {
                clients.S3(new(region.Region) { Profile = region.Profile, ConfigFile = given.Profile is null ? config : null });
                return true;
            }
            catch (ClientSetupException)
            {
                return false;
            }
        }
    }

    Uri? EndpointOf(ParseResult given) => given.GetValue(endpoint) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new CommandFailure(ExitCode.Usage, $"--endpoint {text} should be a URL such as http://127.0.0.1:4566");

    string RegionOf(ParseResult given) => given.GetValue(region) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } first ? first
        : Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION") is { Length: > 0 } second ? second
        : throw new CommandFailure(ExitCode.Usage, "in which Region is the ledger? Add --region, or set AWS_REGION");

    static async Task<string> OnlyPlanAsync(IAmazonS3 s3, string bucket, CancellationToken cancellationToken)
    {
        var plans = await Ledger.PlansAsync(s3, bucket, cancellationToken);
        return plans switch
        {
            [var only] => only,
            [] => throw new CommandFailure(ExitCode.Failed, $"{bucket} holds no recovery set of any plan"),
            _ => throw new CommandFailure(ExitCode.Usage,
                $"{bucket} is the ledger of {string.Join(", ", plans)}: name one, as in --ledger s3://{bucket}/{plans[0]}"),
        };
    }
}
