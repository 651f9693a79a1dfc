using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>AWS Backup in memory.</summary>
sealed class MemoryBackup(MemoryRegion region)
{
    public void Serve(MemoryClient client)
    {
        client.Serve(BackupApi.DescribeBackupVault, input => Vault(input.BackupVaultName));
        client.Serve(BackupApi.CreateBackupVault, CreateVault);
        client.Serve(BackupApi.DeleteBackupVault, DeleteVault);
        client.Serve(BackupApi.StartBackupJob, StartBackup);
        client.Serve(BackupApi.DescribeBackupJob, DescribeBackup);
        client.Serve(BackupApi.StopBackupJob, _ => throw new AwsException("InvalidRequestException", "Backup job is not running"));
        client.Serve(BackupApi.ListBackupJobs, input => new ListBackupJobsOutput
        {
            BackupJobs = [.. region.Jobs.Values.Where(job => job.Of == input.ByResourceArn).Select(job =>
                new BackupJob { BackupJobId = job.Id })],
        });
        client.Serve(BackupApi.ListCopyJobs, input => new ListCopyJobsOutput
        {
            CopyJobs = [.. region.Jobs.Values.Where(job => job.Of == input.BySourceRecoveryPointArn)
                .Select(job => new CopyJob { CopyJobId = job.Id })],
        });
        client.Serve(BackupApi.StartCopyJob, StartCopy);
        client.Serve(BackupApi.DescribeCopyJob, DescribeCopy);
        client.Serve(BackupApi.DescribeRecoveryPoint, Describe);
        client.Serve(BackupApi.DeleteRecoveryPoint, Delete);
        client.Serve(BackupApi.GetRecoveryPointRestoreMetadata, input => new GetRecoveryPointRestoreMetadataOutput
        {
            RestoreMetadata = new Dictionary<string, string> { ["InstanceType"] = "t3.micro", ["SubnetId"] = "subnet-of-the-primary" },
        });
        client.Serve(BackupApi.StartRestoreJob, StartRestore);
        client.Serve(BackupApi.DescribeRestoreJob, DescribeRestore);
    }

    DescribeBackupVaultOutput Vault(string name) =>
        region.Vaults.GetValueOrDefault(name) ?? throw new AwsException("ResourceNotFoundException", $"Backup vault {name} not found");

    CreateBackupVaultOutput CreateVault(CreateBackupVaultInput input)
    {
        var made = new DescribeBackupVaultOutput
        {
            BackupVaultName = input.BackupVaultName,
            BackupVaultArn = new Arn("backup", region.Name, MemoryAws.Account, $"backup-vault:{input.BackupVaultName}").ToString(),
            EncryptionKeyArn = input.EncryptionKeyArn,
            CreatorRequestId = input.CreatorRequestId,
        };
        if (!region.Vaults.TryAdd(input.BackupVaultName, made)) throw new AwsException("AlreadyExistsException", "there already");
        return new() { BackupVaultName = made.BackupVaultName, BackupVaultArn = made.BackupVaultArn };
    }

    DeleteBackupVaultResponse DeleteVault(DeleteBackupVaultInput input)
    {
        Vault(input.BackupVaultName);
        region.Vaults.TryRemove(input.BackupVaultName, out _);
        return new();
    }

    StartBackupJobOutput StartBackup(StartBackupJobInput input)
    {
        Vault(input.BackupVaultName);
        var id = MemoryAws.Name("", input.IdempotencyToken);
        if (region.Jobs.ContainsKey(id)) return new() { BackupJobId = id };
        var point = input.ResourceArn.Contains(":ec2:", StringComparison.Ordinal)
            ? $"arn:aws:ec2:{region.Name}::image/{MemoryAws.Name("ami-", id)}"
            : $"arn:aws:rds:{region.Name}:{MemoryAws.Account}:snapshot:awsbackup:job-{id}";
        var failure = region.BackupFailures.TryDequeue(out var words) ? words : null;
        region.Jobs[id] = new(id, point) { Of = input.ResourceArn, Failure = failure };
        if (failure is not null) return new() { BackupJobId = id };
        region.Points[point] =
            new(point, input.BackupVaultName, input.ResourceArn, DateTimeOffset.UnixEpoch.AddSeconds(region.Points.Count * 2));
        return new() { BackupJobId = id };
    }

    DescribeBackupJobOutput DescribeBackup(DescribeBackupJobInput input)
    {
        var job = region.Jobs[input.BackupJobId];
        return new()
        {
            BackupJobId = job.Id,
            ResourceArn = job.Of,
            State = !job.IsDone ? "RUNNING" : job.Failure is null ? "COMPLETED" : "FAILED",
            StatusMessage = job.Failure,
            PercentDone = "50.0",
            RecoveryPointArn = job.Failure is null ? job.Makes : null,
        };
    }

    StartCopyJobOutput StartCopy(StartCopyJobInput input)
    {
        var id = MemoryAws.Name("", input.IdempotencyToken);
        if (region.Jobs.ContainsKey(id)) return new() { CopyJobId = id };
        var other = region.Aws.Regions.Single(one => one != region);
        var source = region.Points[input.RecoveryPointArn];
        var copy = input.RecoveryPointArn.Replace(region.Name, other.Name, StringComparison.Ordinal)
            .Replace("job-", "copyjob-", StringComparison.Ordinal);
        var failure = region.CopyFailures.TryDequeue(out var words) ? words : null;
        region.Jobs[id] = new(id, copy) { Of = input.RecoveryPointArn, Failure = failure };
        if (failure is not null) return new() { CopyJobId = id };
        other.Points[copy] = source with { Arn = copy, Vault = Arn.Parse(input.DestinationBackupVaultArn).Name };
        return new() { CopyJobId = id };
    }

    DescribeCopyJobOutput DescribeCopy(DescribeCopyJobInput input)
    {
        var job = region.Jobs[input.CopyJobId];
        return new()
        {
            CopyJob = new()
            {
                CopyJobId = job.Id,
                State = !job.IsDone ? "RUNNING" : job.Failure is null ? "COMPLETED" : "FAILED",
                StatusMessage = job.Failure,
                DestinationRecoveryPointArn = job.Failure is null ? job.Makes : null,
            },
        };
    }

    DescribeRecoveryPointOutput Describe(DescribeRecoveryPointInput input) =>
        region.Points.TryGetValue(input.RecoveryPointArn, out var point)
        ? new() { RecoveryPointArn = point.Arn, Status = "COMPLETED", CreationDate = point.Moment, BackupSizeInBytes = 1 << 20 }
        : throw new AwsException("ResourceNotFoundException", "no such recovery point");

    DeleteRecoveryPointResponse Delete(DeleteRecoveryPointInput input) => region.Points.TryRemove(input.RecoveryPointArn, out _)
        ? new() : throw new AwsException("ResourceNotFoundException", "no such recovery point");

    StartRestoreJobOutput StartRestore(StartRestoreJobInput input)
    {
        var id = MemoryAws.Name("", input.IdempotencyToken);
        if (region.Jobs.ContainsKey(id)) return new() { RestoreJobId = id };
        if (input.Metadata.GetValueOrDefault("SubnetId") is "subnet-of-the-primary") throw new AwsException(
            "InvalidParameterValueException",
            "that subnet is of another Region");
        var made = input.ResourceType == "EC2" ? Run(id) : Open(input.Metadata["DBInstanceIdentifier"]);
        region.Jobs[id] = new(id, made);
        return new() { RestoreJobId = id };
    }

    string Run(string job)
    {
        var id = MemoryAws.Name("i-", job);
        region.Instances[id] = MemoryEc2.Machine(id, region.Name);
        return $"arn:aws:ec2:{region.Name}:{MemoryAws.Account}:instance/{id}";
    }

    string Open(string identifier)
    {
        region.Databases[identifier] = MemoryRds.Database(identifier, region.Name);
        return region.Databases[identifier].DBInstanceArn!;
    }

    DescribeRestoreJobOutput DescribeRestore(DescribeRestoreJobInput input)
    {
        var job = region.Jobs[input.RestoreJobId];
        return new() { Status = job.IsDone ? "COMPLETED" : "RUNNING", CreatedResourceArn = job.Makes };
    }
}
