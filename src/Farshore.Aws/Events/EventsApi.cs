using Farshore.Aws.Protocols;

namespace Farshore.Aws.Events;

/// <summary>Amazon EventBridge: rules that set targets going when events match them.</summary>
public static partial class EventsApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value = new("EventBridge", "events", "events", "2015-10-07", Protocol.AwsJson11)
        {
            TargetPrefix = "AWSEvents",
        };
    }
}
