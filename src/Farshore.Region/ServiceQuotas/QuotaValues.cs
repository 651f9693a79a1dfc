using Farshore.Aws;
using Farshore.Aws.ServiceQuotas;
using Farshore.Region.Hosting;

namespace Farshore.Region.ServiceQuotas;

/// <summary>Quotas as they are asked for: in force, and as a fresh account has them.</summary>
sealed class QuotaValues(RegionContext region, Quotas quotas)
{
    const int MostOnPage = 100;

    public void Serve(Operations served)
    {
        served.Add(ServiceQuotasApi.GetServiceQuota, (request, _, _) => Task.FromResult(
            new GetServiceQuotaResponse { Quota = InForce(Require(request.ServiceCode, request.QuotaCode)) }));
        served.Add(ServiceQuotasApi.GetAWSDefaultServiceQuota, (request, _, _) => Task.FromResult(
            new GetAWSDefaultServiceQuotaResponse { Quota = Standard(Require(request.ServiceCode, request.QuotaCode)) }));
        served.Add(ServiceQuotasApi.ListServiceQuotas, (request, _, _) =>
        {
            var (page, next) = Of(request.ServiceCode, request.NextToken, request.MaxResults);
            var chosen = page.Where(quota => request.QuotaCode is null || quota.Code == request.QuotaCode);
            return Task.FromResult(new ListServiceQuotasResponse { Quotas = [.. chosen.Select(InForce)], NextToken = next });
        });
        served.Add(ServiceQuotasApi.ListAWSDefaultServiceQuotas, (request, _, _) =>
        {
            var (page, next) = Of(request.ServiceCode, request.NextToken, request.MaxResults);
            return Task.FromResult(new ListAWSDefaultServiceQuotasResponse { Quotas = [.. page.Select(Standard)], NextToken = next });
        });
        served.Add(ServiceQuotasApi.ListServices, (request, _, _) =>
        {
            var (page, next) = Page(QuotaCatalog.Services, one => one.Key, request.NextToken, request.MaxResults);
            return Task.FromResult(new ListServicesResponse
            {
                Services = [.. page.Select(one => new ServiceInfo { ServiceCode = one.Key, ServiceName = one.Value })], NextToken = next,
            });
        });
    }

    /// <exception cref="AwsException"><c>NoSuchResourceException</c>.</exception>
    public static Quota Require(string service, string code) => QuotaCatalog.Find(service, code)
        ?? throw new AwsException("NoSuchResourceException", "The request failed because the specified service does not exist.");

    public static (IReadOnlyList<T> Items, string? Next) Page<T>(
        IEnumerable<T> all, Func<T, string> key, string? token, int? most) => Paging.Page(
        all, key, token,
        most is null or (> 0 and <= MostOnPage) ? most ?? MostOnPage
            : throw new AwsException("IllegalArgumentException", $"MaxResults must be from 1 to {MostOnPage}."),
        () => new AwsException("InvalidPaginationTokenException", "Invalid input was provided."));

    public string ArnOf(Quota quota) => region.Arn("servicequotas", quota.Key).ToString();

    static (IReadOnlyList<Quota> Items, string? Next) Of(string service, string? token, int? most) =>
        QuotaCatalog.Services.ContainsKey(service)
            ? Page(QuotaCatalog.All.Where(quota => quota.Service == service).OrderBy(quota => quota.Code, StringComparer.Ordinal),
                quota => quota.Code, token, most)
            : throw new AwsException("NoSuchResourceException", "The request failed because the specified service does not exist.");

    ServiceQuota InForce(Quota quota) => Standard(quota) with { Value = quotas.Of(quota) };

    ServiceQuota Standard(Quota quota) => new()
    {
        ServiceCode = quota.Service, ServiceName = QuotaCatalog.Services[quota.Service], QuotaArn = ArnOf(quota), QuotaCode = quota.Code,
        QuotaName = quota.Name, Value = quota.Default, Unit = "None", Adjustable = quota.Adjustable, GlobalQuota = false,
        QuotaAppliedAtLevel = "ACCOUNT",
    };
}
