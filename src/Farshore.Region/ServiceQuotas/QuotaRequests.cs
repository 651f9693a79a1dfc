using Farshore.Aws;
using Farshore.Aws.ServiceQuotas;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;

namespace Farshore.Region.ServiceQuotas;

/// <summary>Requests for more: granted at once, where AWS asks people.</summary>
sealed class QuotaRequests(RegionContext region, Quotas quotas, QuotaValues values)
{
    readonly Table<QuotaRequestRow> requests = new(region.Database, "quota_requests", QuotaRows.Default.QuotaRequestRow);

    public void Serve(Operations served)
    {
        served.Add(ServiceQuotasApi.RequestServiceQuotaIncrease, RequestAsync);
        served.Add(ServiceQuotasApi.GetRequestedServiceQuotaChange, (request, _, _) => Task.FromResult(
            new GetRequestedServiceQuotaChangeResponse
            {
                RequestedQuota = Shown(requests.Find(request.RequestId)
                    ?? throw new AwsException("NoSuchResourceException", "The specified resource does not exist.")),
            }));
        served.Add(ServiceQuotasApi.ListRequestedServiceQuotaChangeHistory, (request, _, _) =>
        {
            var chosen = requests.List().Where(row => request.ServiceCode is null || row.Service == request.ServiceCode)
                .Where(_ => request.Status is null or "APPROVED");
            var (page, next) = QuotaValues.Page(chosen, row => row.Id, request.NextToken, request.MaxResults);
            return Task.FromResult(
                new ListRequestedServiceQuotaChangeHistoryResponse { RequestedQuotas = [.. page.Select(Shown)], NextToken = next });
        });
    }

    async Task<RequestServiceQuotaIncreaseResponse> RequestAsync(
        RequestServiceQuotaIncreaseRequest request, Call call, CancellationToken cancellationToken)
    {
        var quota = QuotaValues.Require(request.ServiceCode, request.QuotaCode);
        if (request.DesiredValue <= quotas.Of(quota))
            throw new AwsException(
                "IllegalArgumentException",
                "You must provide a quota value greater than or equal to the current quota value. "
                + $"The current value is {quotas.Of(quota)}.");
        var row = new QuotaRequestRow(
            Names.New(""), quota.Service, quota.Code, request.DesiredValue, call.At, $$"""{"accountId":"{{call.Caller.Account}}"}""");
        await requests.PutAsync(row.Id, row, cancellationToken);
        await quotas.GrantAsync(quota, request.DesiredValue, cancellationToken);
        return new() { RequestedQuota = Shown(row) };
    }

    RequestedServiceQuotaChange Shown(QuotaRequestRow row)
    {
        var quota = QuotaValues.Require(row.Service, row.Code);
        return new()
        {
            Id = row.Id, RequestType = "AutomaticManagement", ServiceCode = row.Service, QuotaCode = row.Code, QuotaName = quota.Name,
            ServiceName = QuotaCatalog.Services[row.Service], DesiredValue = row.Value, Status = "APPROVED", Created = row.At,
            LastUpdated = row.At, Requester = row.Requester, QuotaArn = values.ArnOf(quota), GlobalQuota = false, Unit = "None",
            QuotaRequestedAtLevel = "ACCOUNT",
        };
    }
}
