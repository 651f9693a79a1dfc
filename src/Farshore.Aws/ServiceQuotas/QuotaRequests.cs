namespace Farshore.Aws.ServiceQuotas;

/// <summary>Asks for more of a thing.</summary>
public sealed record RequestServiceQuotaIncreaseRequest
{
    public required string ServiceCode { get; init; }

    public required string QuotaCode { get; init; }

    public required double DesiredValue { get; init; }

    public string? ContextId { get; init; }

    public bool? SupportCaseAllowed { get; init; }
}

/// <summary>An increase that was asked for, and what became of it.</summary>
public sealed record RequestedServiceQuotaChange
{
    public string? Id { get; init; }

    public string? RequestType { get; init; }

    public string? CaseId { get; init; }

    public string? ServiceCode { get; init; }

    public string? ServiceName { get; init; }

    public string? QuotaCode { get; init; }

    public string? QuotaName { get; init; }

    public double? DesiredValue { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }

    public string? Requester { get; init; }

    public string? QuotaArn { get; init; }

    public bool? GlobalQuota { get; init; }

    public string? Unit { get; init; }

    public string? QuotaRequestedAtLevel { get; init; }
}

/// <summary>The request as it was taken.</summary>
public sealed record RequestServiceQuotaIncreaseResponse
{
    public RequestedServiceQuotaChange? RequestedQuota { get; init; }
}

/// <summary>Asks what became of a request.</summary>
public sealed record GetRequestedServiceQuotaChangeRequest
{
    public required string RequestId { get; init; }
}

/// <summary>The request as it is now.</summary>
public sealed record GetRequestedServiceQuotaChangeResponse
{
    public RequestedServiceQuotaChange? RequestedQuota { get; init; }
}

/// <summary>Asks for earlier requests, of one service where it is named.</summary>
public sealed record ListRequestedServiceQuotaChangeHistoryRequest
{
    public string? ServiceCode { get; init; }

    public string? Status { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }

    public string? QuotaRequestedAtLevel { get; init; }
}

/// <summary>One page of requests.</summary>
public sealed record ListRequestedServiceQuotaChangeHistoryResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<RequestedServiceQuotaChange>? RequestedQuotas { get; init; }
}

public static partial class ServiceQuotasApi
{
    /// <summary>Asks for a higher quota.</summary>
    public static readonly Operation<RequestServiceQuotaIncreaseRequest, RequestServiceQuotaIncreaseResponse> RequestServiceQuotaIncrease =
        new(Service, nameof(RequestServiceQuotaIncrease), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.RequestServiceQuotaIncreaseRequest,
            ServiceQuotasShapes.Default.RequestServiceQuotaIncreaseResponse);

    /// <summary>What became of one request.</summary>
    public static readonly Operation<GetRequestedServiceQuotaChangeRequest, GetRequestedServiceQuotaChangeResponse>
        GetRequestedServiceQuotaChange =
        new(Service, nameof(GetRequestedServiceQuotaChange), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.GetRequestedServiceQuotaChangeRequest,
            ServiceQuotasShapes.Default.GetRequestedServiceQuotaChangeResponse);

    /// <summary>What was asked for before.</summary>
    public static readonly Operation<ListRequestedServiceQuotaChangeHistoryRequest, ListRequestedServiceQuotaChangeHistoryResponse>
        ListRequestedServiceQuotaChangeHistory =
        new(Service, nameof(ListRequestedServiceQuotaChangeHistory), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.ListRequestedServiceQuotaChangeHistoryRequest,
            ServiceQuotasShapes.Default.ListRequestedServiceQuotaChangeHistoryResponse);
}
