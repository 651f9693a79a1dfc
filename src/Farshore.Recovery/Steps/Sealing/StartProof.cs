using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>A database restored only to be read.</summary>
/// <param name="Side">Where: the original recovery point in the primary, its copy in the secondary.</param>
/// <param name="Identifier">The step that chose its name.</param>
public sealed record ProofDatabase(Side Side, PlanDatabase Resource, Ref<string> Identifier)
{
    /// <summary>Refers to the run in the database's tags, so that what is left over can be told from what serves.</summary>
    public const string RunTag = "farshore:run";

    /// <summary>The side as a word.</summary>
    [JsonIgnore]
    public string Where => Side is Side.Primary ? "primary" : "secondary";
}

/// <summary>A proof's restore that was asked for.</summary>
/// <param name="Job">The restore job; null where it was refused.</param>
/// <param name="Error">Why it was refused: the set is sealed without this proof.</param>
public sealed record ProofStarted(string? Job, string? Error = null);

/// <summary>Starts to restore a database under a name of its own, to compare it. What cannot be restored so is no failure of the
/// backup.</summary>
/// <param name="Vault">Where the recovery point is.</param>
/// <param name="Original">The step that made it; null for the copy.</param>
/// <param name="Copy">The step that copied it; null for the original.</param>
/// <param name="Restore">What is different from the original.</param>
public sealed record StartProof(
    ProofDatabase Database, string Vault, Ref<PointMade>? Original, Ref<string>? Copy, Ref<Captured> Captured, Ref<string> Role,
    DatabaseRestore Restore, IReadOnlyDictionary<string, string> Mapping) : Step<ProofStarted>
{
    public override IEnumerable<string> Needs() =>
        [Database.Identifier.Step, Captured.Step, Role.Step, Original?.Step ?? Copy!.Value.Step];

    public override string? About() => Database.Resource.Name;

    public override bool MaySkip() => true;

    public override ProofStarted WhenSkipped(string reason) => new(null, reason);

    public override async Task<ProofStarted> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var aws = context.World.At(Database.Side).Aws;
        var point = Original is { } original ? context.Read(original).Arn : context.Read(Copy!.Value);
        try
        {
            Database.Resource.Password!.Read();
            var engine = context.Read(Captured).Database?.Engine ?? "";
            if (!engine.StartsWith("postgres", StringComparison.Ordinal) && engine.Length > 0)
                return new(null, $"contents of {engine} databases cannot be compared yet");
            var answered = await aws.SendAsync(BackupApi.GetRecoveryPointRestoreMetadata,
                new() { BackupVaultName = Vault, RecoveryPointArn = point }, cancellationToken);
            var started = await aws.SendAsync(BackupApi.StartRestoreJob, new()
            {
                RecoveryPointArn = point,
                IamRoleArn = context.Read(Role),
                IdempotencyToken = context.Token,
                ResourceType = "RDS",
                Metadata = Metadata(context, answered.RestoreMetadata ?? new Dictionary<string, string>()),
            }, cancellationToken);
            return new(started.RestoreJobId);
        }
        catch (SecretMissingException missing)
        {
            return new(null, missing.Message);
        }
        catch (AwsException refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return new(null, $"it could not be restored in the {Database.Where}: {reason}");
        }
    }

    public override async Task UndoAsync(StepContext context, ProofStarted output, CancellationToken cancellationToken)
    {
        if (output.Job is { } job)
            await ProofRemoval.RunAsync(context, Database.Side, job, context.Read(Database.Identifier), cancellationToken);
    }

    IReadOnlyDictionary<string, string> Metadata(StepContext context, IReadOnlyDictionary<string, string> answered)
    {
        var was = context.Read(Captured).Database!;
        var restore = Database.Side is Side.Primary
            ? new DatabaseRestore { SubnetGroup = was.SubnetGroup, SecurityGroups = was.SecurityGroups }
            : Restore with
            {
                SubnetGroup = Restore.SubnetGroup ?? Mapped(was.SubnetGroup),
                SecurityGroups = Restore.SecurityGroups.Count > 0 ? Restore.SecurityGroups
                    : [.. was.SecurityGroups.Select(Mapped).OfType<string>()],
                ParameterGroup = null,
            };
        return new Dictionary<string, string>(DatabaseMetadata.Of(answered, DatabaseTarget.Of(restore), context.Read(Database.Identifier)))
        {
            ["MultiAZ"] = "false",
        };
    }

    string? Mapped(string? name) => name is null ? null : Mapping.GetValueOrDefault(name);
}
