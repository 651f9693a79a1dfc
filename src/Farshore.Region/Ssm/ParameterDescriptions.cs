using System.Globalization;
using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>What is known of parameters and of their past.</summary>
sealed class ParameterDescriptions(ParameterStore store)
{
    const int OnPage = 50;

    static readonly string[] Keys = ["Path", "Name", "Type", "KeyId", "Tier", "DataType", "tag"];

    public void Serve(Operations served)
    {
        served.Add(SsmApi.DescribeParameters, DescribeAsync);
        served.Add(SsmApi.GetParameterHistory, HistoryAsync);
    }

    Task<DescribeParametersResult> DescribeAsync(DescribeParametersRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request is { Filters.Count: > 0, ParameterFilters.Count: > 0 })
            throw SsmErrors.Validation("You can use either Filters or ParameterFilters in a single request.");
        var asked = request.ParameterFilters ?? [.. (request.Filters ?? []).Select(filter => new ParameterStringFilter
        {
            Key = filter.Key, Values = filter.Values, Option = filter.Key == "Name" ? "BeginsWith" : "Equals",
        })];
        var filters = new ParameterFilters(asked, Keys);
        var (page, next) = Paging.Page(store.All.List().Where(filters.Match), parameter => parameter.Name, request.NextToken,
            SsmErrors.Limit(request.MaxResults, OnPage), SsmErrors.BadToken);
        return Task.FromResult(new DescribeParametersResult { Parameters = [.. page.Select(Describe)], NextToken = next });
    }

    Task<GetParameterHistoryResult> HistoryAsync(GetParameterHistoryRequest request, Call call, CancellationToken cancellationToken)
    {
        var parameter = store.Find(ParameterNames.Read(request.Name).Name) ?? throw SsmErrors.NotFound();
        var (page, next) = Paging.Page(parameter.Versions, version => version.Version.ToString("D19", CultureInfo.InvariantCulture),
            request.NextToken, SsmErrors.Limit(request.MaxResults, OnPage), SsmErrors.BadToken);
        return Task.FromResult(new GetParameterHistoryResult
        {
            Parameters = [.. page.Select(version => Tell(parameter, version, request.WithDecryption, call))], NextToken = next,
        });
    }

    ParameterMetadata Describe(StoredParameter parameter) => new()
    {
        Name = parameter.Name,
        ARN = store.ArnOf(parameter.Name),
        Type = parameter.Newest.Type,
        KeyId = parameter.Newest.KeyId,
        LastModifiedDate = parameter.Newest.ModifiedAt,
        LastModifiedUser = parameter.Newest.ModifiedBy,
        Description = parameter.Newest.Description,
        AllowedPattern = parameter.Newest.AllowedPattern,
        Version = parameter.Newest.Version,
        Tier = parameter.Newest.Tier,
        DataType = parameter.Newest.DataType,
    };

    ParameterHistory Tell(StoredParameter parameter, ParameterVersion version, bool? open, Call call) => new()
    {
        Name = parameter.Name,
        Type = version.Type,
        KeyId = version.KeyId,
        LastModifiedDate = version.ModifiedAt,
        LastModifiedUser = version.ModifiedBy,
        Description = version.Description,
        Value = store.Answer(parameter, version, null, open, call).Value,
        AllowedPattern = version.AllowedPattern,
        Version = version.Version,
        Labels = version.Labels,
        Tier = version.Tier,
        DataType = version.DataType,
    };
}
