namespace Farshore.Aws.CloudWatch;

/// <summary>Has alarms act again.</summary>
public sealed record EnableAlarmActionsInput
{
    public required IReadOnlyList<string> AlarmNames { get; init; }
}

/// <summary>They act from now on.</summary>
public sealed record EnableAlarmActionsResponse;

/// <summary>Has alarms change their states without acting.</summary>
public sealed record DisableAlarmActionsInput
{
    public required IReadOnlyList<string> AlarmNames { get; init; }
}

/// <summary>They act no more.</summary>
public sealed record DisableAlarmActionsResponse;

public static partial class CloudWatchApi
{
    public static readonly Operation<EnableAlarmActionsInput, EnableAlarmActionsResponse> EnableAlarmActions =
        new(Service, nameof(EnableAlarmActions), HttpRoute.Rpc, CloudWatchShapes.Default.EnableAlarmActionsInput,
            CloudWatchShapes.Default.EnableAlarmActionsResponse);

    public static readonly Operation<DisableAlarmActionsInput, DisableAlarmActionsResponse> DisableAlarmActions =
        new(Service, nameof(DisableAlarmActions), HttpRoute.Rpc, CloudWatchShapes.Default.DisableAlarmActionsInput,
            CloudWatchShapes.Default.DisableAlarmActionsResponse);
}
