namespace Farshore.Aws.ServiceQuotas;

/// <summary>A quota and its value for this account and Region.</summary>
public sealed record ServiceQuota
{
    public string? ServiceCode { get; init; }

    public string? ServiceName { get; init; }

    public string? QuotaArn { get; init; }

    public string? QuotaCode { get; init; }

    public string? QuotaName { get; init; }

    public double? Value { get; init; }

    public string? Unit { get; init; }

    public bool? Adjustable { get; init; }

    public bool? GlobalQuota { get; init; }

    public string? QuotaAppliedAtLevel { get; init; }
}

/// <summary>Asks for the quota in force.</summary>
public sealed record GetServiceQuotaRequest
{
    public required string ServiceCode { get; init; }

    public required string QuotaCode { get; init; }

    public string? ContextId { get; init; }
}

/// <summary>The quota in force.</summary>
public sealed record GetServiceQuotaResponse
{
    public ServiceQuota? Quota { get; init; }
}

/// <summary>Asks for a service's quotas in force.</summary>
public sealed record ListServiceQuotasRequest
{
    public required string ServiceCode { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }

    public string? QuotaCode { get; init; }

    public string? QuotaAppliedAtLevel { get; init; }
}

/// <summary>One page of quotas in force.</summary>
public sealed record ListServiceQuotasResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ServiceQuota>? Quotas { get; init; }
}

/// <summary>Asks for a quota as a fresh account has it.</summary>
public sealed record GetAWSDefaultServiceQuotaRequest
{
    public required string ServiceCode { get; init; }

    public required string QuotaCode { get; init; }
}

/// <summary>The quota as a fresh account has it.</summary>
public sealed record GetAWSDefaultServiceQuotaResponse
{
    public ServiceQuota? Quota { get; init; }
}

/// <summary>Asks for a service's quotas as a fresh account has them.</summary>
public sealed record ListAWSDefaultServiceQuotasRequest
{
    public required string ServiceCode { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>One page of quotas as a fresh account has them.</summary>
public sealed record ListAWSDefaultServiceQuotasResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ServiceQuota>? Quotas { get; init; }
}

/// <summary>Asks which services have quotas.</summary>
public sealed record ListServicesRequest
{
    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>A service's code and name.</summary>
public sealed record ServiceInfo
{
    public string? ServiceCode { get; init; }

    public string? ServiceName { get; init; }
}

/// <summary>One page of services.</summary>
public sealed record ListServicesResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<ServiceInfo>? Services { get; init; }
}

public static partial class ServiceQuotasApi
{
    /// <summary>One quota in force.</summary>
    public static readonly Operation<GetServiceQuotaRequest, GetServiceQuotaResponse> GetServiceQuota =
        new(Service, nameof(GetServiceQuota), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.GetServiceQuotaRequest, ServiceQuotasShapes.Default.GetServiceQuotaResponse);

    /// <summary>A service's quotas in force.</summary>
    public static readonly Operation<ListServiceQuotasRequest, ListServiceQuotasResponse> ListServiceQuotas =
        new(Service, nameof(ListServiceQuotas), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.ListServiceQuotasRequest, ServiceQuotasShapes.Default.ListServiceQuotasResponse);

    /// <summary>One quota as a fresh account has it.</summary>
    public static readonly Operation<GetAWSDefaultServiceQuotaRequest, GetAWSDefaultServiceQuotaResponse> GetAWSDefaultServiceQuota =
        new(Service, nameof(GetAWSDefaultServiceQuota), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.GetAWSDefaultServiceQuotaRequest, ServiceQuotasShapes.Default.GetAWSDefaultServiceQuotaResponse);

    /// <summary>A service's quotas as a fresh account has them.</summary>
    public static readonly Operation<ListAWSDefaultServiceQuotasRequest, ListAWSDefaultServiceQuotasResponse>
        ListAWSDefaultServiceQuotas =
        new(Service, nameof(ListAWSDefaultServiceQuotas), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.ListAWSDefaultServiceQuotasRequest,
            ServiceQuotasShapes.Default.ListAWSDefaultServiceQuotasResponse);

    /// <summary>The services that have quotas.</summary>
    public static readonly Operation<ListServicesRequest, ListServicesResponse> ListServices =
        new(Service, nameof(ListServices), HttpRoute.Rpc,
            ServiceQuotasShapes.Default.ListServicesRequest, ServiceQuotasShapes.Default.ListServicesResponse);
}
