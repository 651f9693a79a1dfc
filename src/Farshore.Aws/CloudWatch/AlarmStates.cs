namespace Farshore.Aws.CloudWatch;

/// <summary>Puts an alarm into a state until it is next evaluated.</summary>
public sealed record SetAlarmStateInput
{
    public required string AlarmName { get; init; }

    public required string StateValue { get; init; }

    public required string StateReason { get; init; }

    public string? StateReasonData { get; init; }
}

/// <summary>It is in that state.</summary>
public sealed record SetAlarmStateResponse;

public static partial class CloudWatchApi
{
    public static readonly Operation<SetAlarmStateInput, SetAlarmStateResponse> SetAlarmState =
        new(Service, nameof(SetAlarmState), HttpRoute.Rpc, CloudWatchShapes.Default.SetAlarmStateInput,
            CloudWatchShapes.Default.SetAlarmStateResponse);
}
