using System.Text.Json.Serialization;

namespace Farshore.Aws.ServiceQuotas;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetServiceQuotaRequest))]
[JsonSerializable(typeof(GetServiceQuotaResponse))]
[JsonSerializable(typeof(ListServiceQuotasRequest))]
[JsonSerializable(typeof(ListServiceQuotasResponse))]
[JsonSerializable(typeof(GetAWSDefaultServiceQuotaRequest))]
[JsonSerializable(typeof(GetAWSDefaultServiceQuotaResponse))]
[JsonSerializable(typeof(ListAWSDefaultServiceQuotasRequest))]
[JsonSerializable(typeof(ListAWSDefaultServiceQuotasResponse))]
[JsonSerializable(typeof(ListServicesRequest))]
[JsonSerializable(typeof(ListServicesResponse))]
[JsonSerializable(typeof(RequestServiceQuotaIncreaseRequest))]
[JsonSerializable(typeof(RequestServiceQuotaIncreaseResponse))]
[JsonSerializable(typeof(GetRequestedServiceQuotaChangeRequest))]
[JsonSerializable(typeof(GetRequestedServiceQuotaChangeResponse))]
[JsonSerializable(typeof(ListRequestedServiceQuotaChangeHistoryRequest))]
[JsonSerializable(typeof(ListRequestedServiceQuotaChangeHistoryResponse))]
sealed partial class ServiceQuotasShapes : JsonSerializerContext;
