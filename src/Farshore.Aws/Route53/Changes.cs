namespace Farshore.Aws.Route53;

/// <summary>A change and whether every name server has learnt it: PENDING or INSYNC.</summary>
public sealed record ChangeInfo
{
    /// <summary><c>/change/</c> and the change's own id.</summary>
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public string? Comment { get; init; }
}

/// <summary>Asks how far a change is.</summary>
public sealed record GetChangeRequest
{
    [InPath("Id")]
    public required string Id { get; init; }
}

/// <summary>The change that was asked for.</summary>
public sealed record GetChangeResponse
{
    public required ChangeInfo ChangeInfo { get; init; }
}

public static partial class Route53Api
{
    public static readonly Operation<GetChangeRequest, GetChangeResponse> GetChange = new(
        Service, nameof(GetChange), new("GET", "/2013-04-01/change/{Id}"),
        Route53Shapes.Default.GetChangeRequest, Route53Shapes.Default.GetChangeResponse);
}
