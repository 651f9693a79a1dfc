using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>What happens to machines and databases between their restore and their hand-over: tags, groups, protection, and restores that
/// go without AWS Backup.</summary>
sealed class MemoryRestores(MemoryRegion region)
{
    public void Serve(MemoryClient client)
    {
        client.ServeOver(BackupApi.DescribeRestoreJob, input => !region.RestoresFail ? null
            : new() { Status = "FAILED", StatusMessage = "InsufficientInstanceCapacity: none left",
                CreatedResourceArn = region.Jobs[input.RestoreJobId].Makes });
        client.Serve(Ec2Api.RunInstances, Run);
        client.Serve(Ec2Api.CreateTags, input =>
        {
            foreach (var id in input.Resources.Where(region.Instances.ContainsKey))
                region.Instances[id] = region.Instances[id] with { Tags = [.. region.Instances[id].Tags ?? [], .. input.Tags] };
            return new CreateTagsResponse();
        });
        client.Serve(Ec2Api.ModifyInstanceAttribute, input =>
        {
            if (input.Groups is { } groups) region.Instances[input.InstanceId] = region.Instances[input.InstanceId] with
            {
                SecurityGroups = [.. groups.Select(id => new GroupIdentifier { GroupId = id })],
            };
            return new ModifyInstanceAttributeResponse();
        });
        client.ServeOver(Ec2Api.DescribeVolumes, input => input.Filters is null ? null : new() { Volumes = [] });
        client.ServeOver(Ec2Api.DescribeInstances, input =>
            input.Filters is null || input.Filters.All(filter => filter.Name is "tag:Name") ? null
            : new() { Reservations = [new() { Instances = [.. region.Instances.Values.Where(one => MemoryGround.Has(
                [.. input.Filters.Select(filter => filter.Name is "vpc-id" ? filter with { Name = "tag:none" } : filter)],
                    one.Tags))] }] });
        client.ServeOver(Ec2Api.DescribeSnapshots, input =>
            input.Filters is [{ Name: "tag:farshore:token" }, ..] || input.Filters is null ? null
            : new() { Snapshots = [.. region.Snapshots.Values.Where(one => MemoryGround.Has(input.Filters, one.Tags))] });
        ServeDatabases(client);
    }

    Reservation Run(RunInstancesRequest input)
    {
        if (input.InstanceType is "t3.full") throw new AwsException("InsufficientInstanceCapacity",
            "We currently do not have sufficient capacity", 500);
        var id = MemoryAws.Name("i-", input.ClientToken);
        var made = region.Instances.GetOrAdd(id, _ => MemoryEc2.Machine(id, region.Name) with
        {
            InstanceType = input.InstanceType, Tags = input.TagSpecifications![0].Tags,
        });
        return new() { OwnerId = MemoryAws.Account, Instances = [made] };
    }

    void ServeDatabases(MemoryClient client)
    {
        client.ServeOver(RdsApi.DescribeDBInstances, input => input.DBInstanceIdentifier is null
            ? new() { DBInstances = [.. region.Databases.Values] } : null);
        client.Serve(RdsApi.RestoreDBInstanceFromDBSnapshot, input =>
        {
            var made = MemoryRds.Database(input.DBInstanceIdentifier, region.Name) with { TagList = input.Tags };
            if (!region.Databases.TryAdd(input.DBInstanceIdentifier, made))
                throw new AwsException("DBInstanceAlreadyExists", "DB instance already exists");
            return new RestoreDBInstanceFromDBSnapshotResult { DBInstance = made };
        });
        client.Serve(RdsApi.AddTagsToResource, input =>
        {
            var name = Arn.Parse(input.ResourceName).Name;
            region.Databases[name] = region.Databases[name] with { TagList = [.. region.Databases[name].TagList ?? [], .. input.Tags] };
            return new AddTagsToResourceResponse();
        });
        client.Serve(RdsApi.ModifyDBInstance, input => new ModifyDBInstanceResult
        {
            DBInstance = region.Databases[input.DBInstanceIdentifier] = region.Databases[input.DBInstanceIdentifier] with
            {
                DBParameterGroups = input.DBParameterGroupName is { } parameters
                    ? [new() { DBParameterGroupName = parameters, ParameterApplyStatus = "pending-reboot" }]
                    : region.Databases[input.DBInstanceIdentifier].DBParameterGroups,
            },
        });
        client.Serve(RdsApi.RebootDBInstance, input =>
        {
            var found = region.Databases[input.DBInstanceIdentifier];
            return new RebootDBInstanceResult
            {
                DBInstance = region.Databases[input.DBInstanceIdentifier] = found with
                {
                    DBParameterGroups = [.. found.DBParameterGroups!.Select(group => group with { ParameterApplyStatus = "in-sync" })],
                },
            };
        });
        client.Serve(RdsApi.DescribeOptionGroups, _ => new OptionGroups { OptionGroupsList = [] });
        ServeGroups(client);
    }

    void ServeGroups(MemoryClient client)
    {
        client.ServeOver(RdsApi.DescribeDBSubnetGroups, input =>
            input.DBSubnetGroupName is { } name && !region.DatabaseGroups.ContainsKey("subnets " + name)
            && region.Name.StartsWith("us", StringComparison.Ordinal) ? null
            : new() { DBSubnetGroups = [.. Named("subnets ", input.DBSubnetGroupName, "DBSubnetGroupNotFoundFault")
                .Select(one => new DBSubnetGroup { DBSubnetGroupName = one,
                    DBSubnetGroupArn = $"arn:aws:rds:{region.Name}:1:subgrp:{one}" })] });
        client.ServeOver(RdsApi.DescribeDBParameterGroups, input =>
            input.DBParameterGroupName is { } name && !region.DatabaseGroups.ContainsKey("parameters " + name)
            && region.Name.StartsWith("us", StringComparison.Ordinal) ? null
            : new() { DBParameterGroups = [.. Named("parameters ", input.DBParameterGroupName, "DBParameterGroupNotFound")
                .Select(one => new DBParameterGroup { DBParameterGroupName = one,
                    DBParameterGroupArn = $"arn:aws:rds:{region.Name}:1:pg:{one}" })] });
        client.Serve(RdsApi.CreateDBSubnetGroup, input =>
        {
            if (!region.DatabaseGroups.TryAdd("subnets " + input.DBSubnetGroupName, input.Tags!))
                throw new AwsException("DBSubnetGroupAlreadyExists", "there");
            var arn = $"arn:aws:rds:{region.Name}:1:subgrp:{input.DBSubnetGroupName}";
            return new CreateDBSubnetGroupResult { DBSubnetGroup = new() { DBSubnetGroupArn = arn } };
        });
        client.Serve(RdsApi.CreateDBParameterGroup, input =>
        {
            if (!region.DatabaseGroups.TryAdd("parameters " + input.DBParameterGroupName, input.Tags!))
                throw new AwsException("DBParameterGroupAlreadyExists", "there");
            var arn = $"arn:aws:rds:{region.Name}:1:pg:{input.DBParameterGroupName}";
            return new CreateDBParameterGroupResult { DBParameterGroup = new() { DBParameterGroupArn = arn } };
        });
        client.Serve(RdsApi.ModifyDBParameterGroup, _ => new DBParameterGroupNameMessage());
        client.Serve(RdsApi.DeleteDBSubnetGroup, input => region.DatabaseGroups.TryRemove("subnets " + input.DBSubnetGroupName, out _)
            ? new DeleteDBSubnetGroupResponse() : throw new AwsException("DBSubnetGroupNotFoundFault", "gone"));
        client.Serve(RdsApi.DeleteDBParameterGroup, input =>
            region.DatabaseGroups.TryRemove("parameters " + input.DBParameterGroupName, out _)
            ? new DeleteDBParameterGroupResponse() : throw new AwsException("DBParameterGroupNotFound", "gone"));
        client.Serve(RdsApi.ListTagsForResource, input => new TagListMessage
        {
            TagList = region.DatabaseGroups.GetValueOrDefault(
                (input.ResourceName.Contains(":pg:", StringComparison.Ordinal)
                    ? "parameters " : "subnets ") + Arn.Parse(input.ResourceName).Name) ?? [],
        });
    }

    IEnumerable<string> Named(string kind, string? name, string missing)
    {
        var all = region.DatabaseGroups.Keys.Where(key => key.StartsWith(kind, StringComparison.Ordinal)).Select(key =>
            key[kind.Length..]).ToList();
        if (name is null) return all;
        return all.Contains(name) ? [name] : throw new AwsException(missing, $"{name} not found");
    }
}
