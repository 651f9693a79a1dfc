using System.Text.Json.Serialization;
using Farshore.Aws;

namespace Farshore.Region.Peers;

/// <summary>How a region is asked for its clock and told that it is put forward.</summary>
public static class ClockApi
{
    public static readonly Operation<GetClockRequest, ClockResponse> GetClock = new(
        PeerApi.Service, "GetClock", new("GET", "/_farshore/clock"), ClockApiShapes.Default.GetClockRequest,
            ClockApiShapes.Default.ClockResponse);

    public static readonly Operation<PutClockRequest, ClockResponse> PutClock = new(
        PeerApi.Service, "PutClock", new("PUT", "/_farshore/clock"), ClockApiShapes.Default.PutClockRequest,
            ClockApiShapes.Default.ClockResponse);
}

/// <summary>Asks what time it is in the region.</summary>
public sealed record GetClockRequest;

/// <summary>Puts the clock forward, to so far ahead of the real one: told twice, it changes nothing.</summary>
public sealed record PutClockRequest
{
    public required long AheadMilliseconds { get; init; }
}

/// <summary>A region's clock; after it was put forward, everything that fell due is done.</summary>
public sealed record ClockResponse
{
    public required long AheadMilliseconds { get; init; }

    public required DateTimeOffset Time { get; init; }
}

[JsonSerializable(typeof(GetClockRequest)), JsonSerializable(typeof(PutClockRequest)), JsonSerializable(typeof(ClockResponse))]
sealed partial class ClockApiShapes : JsonSerializerContext;
