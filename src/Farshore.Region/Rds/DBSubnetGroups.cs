using Farshore.Aws.Rds;
using Farshore.Region.Hosting;

namespace Farshore.Region.Rds;

/// <summary>DB subnet groups. The one named <c>default</c> appears with the first instance that names none.</summary>
sealed class DBSubnetGroups(RegionContext region, RdsState state, RdsNetwork network)
{
    const string DefaultName = "default";
    const int FewestZones = 2;

    public void Serve(Operations served)
    {
        served.Add(RdsApi.CreateDBSubnetGroup, CreateAsync);
        served.Add(RdsApi.DescribeDBSubnetGroups, Describe);
        served.Add(RdsApi.ModifyDBSubnetGroup, ModifyAsync);
        served.Add(RdsApi.DeleteDBSubnetGroup, DeleteAsync);
    }

    /// <summary>A group by name; without one, the default VPC's.</summary>
    public async Task<DBSubnetGroup> FindOrDefaultAsync(string? name, CancellationToken cancellationToken)
    {
        var wanted = name?.ToLowerInvariant() ?? DefaultName;
        if (state.SubnetGroups.Find(wanted) is { } found) return found.Shown;
        if (name is not null && wanted != DefaultName) throw RdsErrors.SubnetGroupNotFound(wanted);
        var subnets = network.DefaultSubnets();
        if (subnets.Count == 0)
            throw RdsErrors.Value("No default subnet detected in VPC. Please contact AWS Support to recreate the default Subnets.");
        var row = new SubnetGroupRow(Shape(DefaultName, "default", subnets), []);
        return (await state.SubnetGroups.AddAsync(DefaultName, row, cancellationToken)).Shown;
    }

    async Task<CreateDBSubnetGroupResult> CreateAsync(CreateDBSubnetGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = RdsNames.Group("DBSubnetGroupName", input.DBSubnetGroupName);
        if (name == DefaultName) throw RdsErrors.Value("The DB subnet group name 'default' is reserved.");
        var subnets = Check(input.SubnetIds);
        var row = new SubnetGroupRow(Shape(name, input.DBSubnetGroupDescription, subnets), input.Tags ?? []);
        var kept = await state.SubnetGroups.AddAsync(name, row, cancellationToken);
        return new()
        {
            DBSubnetGroup = ReferenceEquals(kept, row)
                ? row.Shown
                : throw new Aws.AwsException("DBSubnetGroupAlreadyExists", $"The DB subnet group '{name}' already exists."),
        };
    }

    async Task<ModifyDBSubnetGroupResult> ModifyAsync(ModifyDBSubnetGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = input.DBSubnetGroupName.ToLowerInvariant();
        var older = (state.SubnetGroups.Find(name) ?? throw RdsErrors.SubnetGroupNotFound(name)).Shown;
        var subnets = Check(input.SubnetIds);
        if (subnets[0].Vpc != older.VpcId)
            throw new Aws.AwsException("InvalidSubnet", $"The DB subnet group '{name}' is in {older.VpcId}, and stays there.");
        var shown = Shape(name, input.DBSubnetGroupDescription ?? older.DBSubnetGroupDescription!, subnets);
        await state.Database.WriteAsync(connection =>
        {
            var users = state.Instances.List(connection).Where(row => row.Shown.DBSubnetGroup?.DBSubnetGroupName == name).ToList();
            if (users.Exists(user => subnets.All(subnet => subnet.Zone != user.Shown.AvailabilityZone)))
                throw new Aws.AwsException("SubnetAlreadyInUse", "The DB subnet is already in use in the Availability Zone.");
            var now = state.SubnetGroups.Find(connection, name) ?? throw RdsErrors.SubnetGroupNotFound(name);
            state.SubnetGroups.Put(connection, name, now with { Shown = shown });
            foreach (var user in users)
                state.Instances.Put(connection, user.Id, user with { Shown = user.Shown with { DBSubnetGroup = shown } });
        }, cancellationToken);
        return new() { DBSubnetGroup = shown };
    }

    IReadOnlyList<SubnetPlace> Check(IReadOnlyList<string> ids)
    {
        var subnets = ids.Distinct(StringComparer.Ordinal).Select(id => network.FindSubnet(id)
            ?? throw new Aws.AwsException("InvalidSubnet", $"Some input subnets in :[{string.Join(", ", ids)}] are invalid.")).ToList();
        if (subnets.Select(subnet => subnet.Vpc).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new Aws.AwsException("InvalidSubnet", "The DB subnet group's subnets must all be in one VPC.");
        if (subnets.Select(subnet => subnet.Zone).Distinct(StringComparer.Ordinal).Count() is < FewestZones and var zones)
            throw new Aws.AwsException(
                "DBSubnetGroupDoesNotCoverEnoughAZs",
                $"The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {zones}. " +
                $"Add subnets to cover at least {FewestZones} AZs.");
        return subnets;
    }

    Task<DBSubnetGroupMessage> Describe(DescribeDBSubnetGroupsMessage input, Call call, CancellationToken cancellationToken)
    {
        var none = new RdsFilters<SubnetGroupRow>(
            new Dictionary<string, Func<SubnetGroupRow, IEnumerable<string?>>>(StringComparer.Ordinal));
        var rows = input.DBSubnetGroupName is { } name
            ? [state.SubnetGroups.Find(name.ToLowerInvariant()) ?? throw RdsErrors.SubnetGroupNotFound(name)]
            : state.SubnetGroups.List();
        var page = RdsPage<SubnetGroupRow>.Of(
            none.Apply(rows, input.Filters), row => row.Shown.DBSubnetGroupName!, input.Marker, input.MaxRecords);
        return Task.FromResult(new DBSubnetGroupMessage { DBSubnetGroups = [.. page.Items.Select(row => row.Shown)],
            Marker = page.Marker });
    }

    async Task<DeleteDBSubnetGroupResponse> DeleteAsync(DeleteDBSubnetGroupMessage input, Call call, CancellationToken cancellationToken)
    {
        var name = input.DBSubnetGroupName.ToLowerInvariant();
        await state.Database.WriteAsync(connection =>
        {
            if (state.SubnetGroups.Find(connection, name) is null) throw RdsErrors.SubnetGroupNotFound(name);
            if (state.Instances.List(connection).FirstOrDefault(row => row.Shown.DBSubnetGroup?.DBSubnetGroupName == name) is { } user)
                throw new Aws.AwsException(
                    "InvalidDBSubnetGroupStateFault",
                    $"Cannot delete the subnet group '{name}' because at least one database instance: {user.Id} is still using it.");
            state.SubnetGroups.Delete(connection, name);
        }, cancellationToken);
        return new();
    }

    DBSubnetGroup Shape(string name, string description, IReadOnlyList<SubnetPlace> subnets) => new()
    {
        DBSubnetGroupName = name,
        DBSubnetGroupDescription = description,
        DBSubnetGroupArn = region.Arn("rds", $"subgrp:{name}").ToString(),
        VpcId = subnets[0].Vpc,
        SubnetGroupStatus = "Complete",
        Subnets = [.. subnets.Select(subnet => new Subnet
        {
            SubnetIdentifier = subnet.Id, SubnetAvailabilityZone = new() { Name = subnet.Zone }, SubnetStatus = "Active",
        })],
    };
}
