using System.Text.Json.Nodes;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Alarms;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch;

/// <summary>Alarms as they are put, removed and had act or not.</summary>
sealed class MetricAlarms(RegionContext region, AlarmState state, AlarmWatch watch)
{
    public void Serve(Operations served)
    {
        served.Add(CloudWatchApi.PutMetricAlarm, PutAsync);
        served.Add(CloudWatchApi.DeleteAlarms, DeleteAsync);
        served.Add(CloudWatchApi.SetAlarmState, SetAsync);
        served.Add(CloudWatchApi.EnableAlarmActions, async (request, _, cancellationToken) =>
        {
            await ActAsync(request.AlarmNames, true, cancellationToken);
            return new();
        });
        served.Add(CloudWatchApi.DisableAlarmActions, async (request, _, cancellationToken) =>
        {
            await ActAsync(request.AlarmNames, false, cancellationToken);
            return new();
        });
    }

    async Task<PutMetricAlarmResponse> PutAsync(PutMetricAlarmInput request, Call call, CancellationToken cancellationToken)
    {
        AlarmCheck.Check(request);
        var tags = AlarmTags.Checked(region, call, request.Tags);
        var asked = request with { Tags = null };
        await region.Database.WriteAsync(connection =>
        {
            var older = state.Alarms.Find(connection, request.AlarmName);
            var alarm = older is null
                ? new StoredAlarm(asked, region.Arn("cloudwatch", $"alarm:{request.AlarmName}").ToString(), call.At)
                {
                    State = StoredAlarm.Insufficient, Reason = "Unchecked: Initial alarm creation", StateUpdated = call.At,
                    Transitioned = call.At, Tags = tags,
                }
                // Tags are given when an alarm is made; later they are ignored, as AWS ignores them.
                : older with { Asked = asked, Updated = call.At };
            state.Alarms.Put(connection, request.AlarmName, alarm);
            state.Note(connection, request.AlarmName, "ConfigurationUpdate",
                $"Alarm \"{request.AlarmName}\" {(older is null ? "created" : "updated")}", new()
            {
                ["version"] = "1.0",
                ["type"] = older is null ? "Create" : "Update",
                [older is null ? "createdAlarm" : "updatedAlarm"] = Shown(alarm),
            });
        }, cancellationToken);
        watch.Look();
        return new();
    }

    async Task<DeleteAlarmsResponse> DeleteAsync(DeleteAlarmsInput request, Call call, CancellationToken cancellationToken)
    {
        await region.Database.WriteAsync(connection =>
        {
            var gone = request.AlarmNames.Select(name => state.Alarms.Find(connection, name)).OfType<StoredAlarm>().ToList();
            // One that is not there spoils it for all, unless it is asked for alone.
            if (gone.Count < request.AlarmNames.Count && request.AlarmNames.Count > 1) throw NotFound();
            foreach (var alarm in gone)
            {
                state.Alarms.Delete(connection, alarm.Name);
                state.Note(connection, alarm.Name, "ConfigurationUpdate", $"Alarm \"{alarm.Name}\" deleted",
                    new() { ["version"] = "1.0", ["type"] = "Delete", ["deletedAlarm"] = Shown(alarm) });
            }
        }, cancellationToken);
        return new();
    }

    async Task<SetAlarmStateResponse> SetAsync(SetAlarmStateInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.StateValue is not (StoredAlarm.Ok or StoredAlarm.InAlarm or StoredAlarm.Insufficient))
        {
            throw CloudWatchErrors.Constraint(
                "stateValue", request.StateValue, "Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        }

        await region.Database.WriteAsync(connection => state.Set(
            connection, state.Alarms.Find(connection, request.AlarmName) ?? throw NotFound(), request.StateValue, request.StateReason,
            request.StateReasonData), cancellationToken);
        return new();
    }

    Task ActAsync(IReadOnlyList<string> names, bool acts, CancellationToken cancellationToken) => region.Database.WriteAsync(connection =>
    {
        foreach (var alarm in names.Select(name => state.Alarms.Find(connection, name)).OfType<StoredAlarm>())
            state.Alarms.Put(connection, alarm.Name, alarm with { Asked = alarm.Asked with { ActionsEnabled = acts } });
    }, cancellationToken);

    static Farshore.Aws.AwsException NotFound() => new("ResourceNotFound", "Alarm does not exist", 404);

    static JsonObject Shown(StoredAlarm alarm) => new()
    {
        ["alarmName"] = alarm.Name,
        ["alarmArn"] = alarm.Arn,
        ["alarmConfigurationUpdatedTimestamp"] = AlarmReason.Time(alarm.Updated),
        ["metricName"] = alarm.Asked.MetricName,
        ["namespace"] = alarm.Asked.Namespace,
        ["stateValue"] = alarm.State,
    };
}
