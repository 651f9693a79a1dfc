using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Instances after their launch: finding, starting, stopping, ending them.</summary>
sealed class Instances(Ec2State state, InstanceView view, Fleet fleet)
{
    /// <summary>How long a terminated instance is still described.</summary>
    static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeInstances, DescribeAsync);
        served.Add(Ec2Api.StartInstances, async (request, call, cancellationToken) => new()
        {
            StartingInstances =
                await ChangeAsync(request.InstanceIds, request.DryRun, instance => Start(instance, call.At), cancellationToken),
        });
        served.Add(Ec2Api.StopInstances, async (request, _, cancellationToken) => new()
        {
            StoppingInstances =
                await ChangeAsync(
                request.InstanceIds, request.DryRun, instance => Stop(instance, request.Force == true), cancellationToken),
        });
        served.Add(Ec2Api.TerminateInstances, async (request, _, cancellationToken) => new()
        {
            TerminatingInstances = await ChangeAsync(request.InstanceIds, request.DryRun, Terminate, cancellationToken),
        });
        served.Add(Ec2Api.RebootInstances, RebootAsync);
    }

    public InstanceRecord Require(string id)
    {
        if (!id.StartsWith("i-", StringComparison.Ordinal))
            throw new AwsException("InvalidInstanceID.Malformed", $"Invalid id: \"{id}\" (expecting \"i-...\")");
        return state.Instances.Find(id) ?? throw Ec2Errors.NotFound("instance", id);
    }

    /// <summary>Takes away what has been terminated long enough.</summary>
    public async Task ForgetAsync(DateTimeOffset now, Tags tags, CancellationToken cancellationToken)
    {
        foreach (var instance in state.Instances.List()
            .Where(instance => instance.State == InstanceStates.Terminated && now - instance.EndedAt > Memory))
        {
            await state.Database.WriteAsync(connection =>
            {
                state.Instances.Delete(connection, instance.InstanceId);
                tags.Forget(connection, instance.InstanceId);
            }, cancellationToken);
        }
    }

    Task<DescribeInstancesResult> DescribeAsync(DescribeInstancesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var viewOf = view.Lookup();
        var records = request.InstanceIds is { Count: > 0 } ids
            ? ids.Distinct(StringComparer.Ordinal).Select(Require)
            : state.Instances.List().Where(instance => instance.State != InstanceStates.Terminated || call.At - instance.EndedAt <= Memory);
        var byId = records.ToDictionary(instance => instance.InstanceId, StringComparer.Ordinal);
        var found = InstanceFilters.All.Apply(byId.Values.Select(viewOf), request.Filters);
        var page = Page<Instance>.Cut(found, instance => instance.InstanceId!, request.MaxResults, request.NextToken);
        var reservations = page.Items.GroupBy(instance => byId[instance.InstanceId!].ReservationId)
            .Select(made => new Reservation { ReservationId = made.Key, OwnerId = call.Caller.Account, Instances = [.. made] });
        return Task.FromResult(new DescribeInstancesResult { Reservations = [.. reservations], NextToken = page.NextToken });
    }

    async Task<RebootInstancesResponse> RebootAsync(RebootInstancesRequest request, Call call, CancellationToken cancellationToken)
    {
        var instances = request.InstanceIds.Select(Require).ToList();
        if (instances.FirstOrDefault(instance => instance.State != InstanceStates.Running) is { } other)
            throw Ec2Errors.InState(other.InstanceId, other.State, "rebooted");
        Ec2Errors.EndDryRun(request.DryRun);
        foreach (var instance in instances) fleet.Reboot(instance.InstanceId);
        return await Task.FromResult(new RebootInstancesResponse());
    }

    /// <summary>Changes all of them in one transaction, or none, and sets the fleet to work.</summary>
    async Task<IReadOnlyList<InstanceStateChange>> ChangeAsync(
        IReadOnlyList<string> ids, bool? dryRun, Func<InstanceRecord, InstanceRecord> change, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) throw Ec2Errors.Missing("InstanceIds");
        foreach (var id in ids) change(Require(id));
        Ec2Errors.EndDryRun(dryRun);
        List<InstanceStateChange> changes = [];
        await state.Database.WriteAsync(connection =>
        {
            changes.Clear();
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                var older = state.Instances.Find(connection, id) ?? throw Ec2Errors.NotFound("instance", id);
                var newer = change(older);
                state.Instances.Put(connection, id, newer);
                changes.Add(
                    new() { InstanceId = id, PreviousState = InstanceStates.Of(older.State),
                    CurrentState = InstanceStates.Of(newer.State) });
            }
        }, cancellationToken);
        foreach (var id in ids) fleet.Drive(id);
        return changes;
    }

    static InstanceRecord Start(InstanceRecord instance, DateTimeOffset now) => instance.State switch
    {
        InstanceStates.Stopped =>
            instance with { State = InstanceStates.Pending, LaunchTime = now, ReasonCode = null, ReasonMessage = null, Reachable = false },
        InstanceStates.Running or InstanceStates.Pending => instance,
        _ => throw Ec2Errors.InState(instance.InstanceId, instance.State, "started"),
    };

    static InstanceRecord Stop(InstanceRecord instance, bool force) => instance.State switch
    {
        InstanceStates.Running or InstanceStates.Pending or InstanceStates.Stopping => instance with
        {
            State = InstanceStates.Stopping, Force = force, ReasonCode = "Client.UserInitiatedShutdown",
            ReasonMessage = "Client.UserInitiatedShutdown: User initiated shutdown",
        },
        InstanceStates.Stopped => instance,
        _ => throw Ec2Errors.InState(instance.InstanceId, instance.State, "stopped"),
    };

    static InstanceRecord Terminate(InstanceRecord instance)
    {
        if (instance.DisableApiTermination && instance.State != InstanceStates.Terminated)
        {
            throw new AwsException("OperationNotPermitted", $"The instance '{instance.InstanceId}' may not be terminated. Modify its " +
                "'disableApiTermination' instance attribute and try again.");
        }

        return instance.State is InstanceStates.Terminated or InstanceStates.ShuttingDown ? instance : instance with
        {
            State = InstanceStates.ShuttingDown, ReasonCode = "Client.UserInitiatedShutdown",
            ReasonMessage = "Client.UserInitiatedShutdown: User initiated shutdown",
        };
    }
}
