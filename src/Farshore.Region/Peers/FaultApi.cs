using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Region.Peers;

/// <summary>How a region is told to fail, and asked how it does.</summary>
public static class FaultApi
{
    public static readonly Operation<PutFaultRequest, PutFaultResponse> PutFault = new(
        PeerApi.Service, "PutFault", new("POST", "/_farshore/faults"), FaultApiShapes.Default.PutFaultRequest,
            FaultApiShapes.Default.PutFaultResponse);

    public static readonly Operation<ListFaultsRequest, ListFaultsResponse> ListFaults = new(
        PeerApi.Service, "ListFaults", new("GET", "/_farshore/faults"), FaultApiShapes.Default.ListFaultsRequest,
            FaultApiShapes.Default.ListFaultsResponse);

    public static readonly Operation<DeleteFaultsRequest, DeleteFaultsResponse> DeleteFaults = new(
        PeerApi.Service, "DeleteFaults", new("DELETE", "/_farshore/faults"), FaultApiShapes.Default.DeleteFaultsRequest,
            FaultApiShapes.Default.DeleteFaultsResponse);
}

/// <summary>Adds a rule, or replaces the one of the same id.</summary>
public sealed record PutFaultRequest
{
    public required FaultRule Fault { get; init; }

    /// <summary>How long it is in force; by default until it is deleted.</summary>
    public double? Seconds { get; init; }
}

/// <summary>The rule as it is in force now, with its id.</summary>
public sealed record PutFaultResponse
{
    public required FaultRule Fault { get; init; }
}

/// <summary>Asks for the rules in force.</summary>
public sealed record ListFaultsRequest;

/// <summary>The rules in force, oldest first.</summary>
public sealed record ListFaultsResponse
{
    public required IReadOnlyList<FaultRule> Faults { get; init; }
}

/// <summary>Ends one rule, or all of them where no id is given.</summary>
public sealed record DeleteFaultsRequest
{
    [InQuery("id")] public string? Id { get; init; }
}

/// <summary>The rules that were in force and are no longer.</summary>
public sealed record DeleteFaultsResponse
{
    public required IReadOnlyList<FaultRule> Faults { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutFaultRequest)), JsonSerializable(typeof(PutFaultResponse))]
[JsonSerializable(typeof(ListFaultsRequest)), JsonSerializable(typeof(ListFaultsResponse))]
[JsonSerializable(typeof(DeleteFaultsRequest)), JsonSerializable(typeof(DeleteFaultsResponse))]
sealed partial class FaultApiShapes : JsonSerializerContext;
