using Farshore.Aws.Ssm;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ssm;

/// <summary>Parameters with their values.</summary>
sealed class ParameterValues(ParameterStore store)
{
    const int OnPage = 10;

    public void Serve(Operations served)
    {
        served.Add(SsmApi.GetParameter, GetAsync);
        served.Add(SsmApi.GetParameters, GetManyAsync);
        served.Add(SsmApi.GetParametersByPath, GetByPathAsync);
    }

    Task<GetParameterResult> GetAsync(GetParameterRequest request, Call call, CancellationToken cancellationToken)
    {
        var (name, selector) = ParameterNames.Read(request.Name);
        var parameter = store.Find(name) ?? throw SsmErrors.NotFound();
        var version = ParameterStore.Select(parameter, selector) ?? throw SsmErrors.NoVersion(name, selector!);
        return Task.FromResult(new GetParameterResult
        {
            Parameter = store.Answer(parameter, version, selector, request.WithDecryption, call),
        });
    }

    Task<GetParametersResult> GetManyAsync(GetParametersRequest request, Call call, CancellationToken cancellationToken)
    {
        Parameters.CheckCount(request.Names);
        List<Parameter> found = [];
        List<string> missing = [];
        foreach (var asked in request.Names.Distinct(StringComparer.Ordinal))
        {
            var (name, selector) = ParameterNames.Read(asked);
            if (store.Find(name) is { } parameter && ParameterStore.Select(parameter, selector) is { } version)
                found.Add(store.Answer(parameter, version, selector, request.WithDecryption, call));
            else missing.Add(asked);
        }

        return Task.FromResult(new GetParametersResult { Parameters = found, InvalidParameters = missing });
    }

    Task<GetParametersByPathResult> GetByPathAsync(GetParametersByPathRequest request, Call call, CancellationToken cancellationToken)
    {
        var path = ParameterNames.CheckPath(request.Path);
        var filters = new ParameterFilters(request.ParameterFilters ?? [], ["Type", "KeyId", "Label", "DataType"]);
        var all = store.Under(path)
            .Where(parameter => path == "/" || parameter.Name.Length > path.Length)
            .Where(parameter => request.Recursive == true || IsDirectlyUnder(parameter.Name, path))
            .Where(filters.Match);
        var (page, next) = Paging.Page(
            all, parameter => parameter.Name, request.NextToken, SsmErrors.Limit(request.MaxResults, OnPage), SsmErrors.BadToken);
        return Task.FromResult(new GetParametersByPathResult
        {
            Parameters = [.. page.Select(parameter =>
                store.Answer(parameter, filters.Labelled(parameter) ?? parameter.Newest, null, request.WithDecryption, call))],
            NextToken = next,
        });
    }

    // A name without any slash is at the root, too.
    static bool IsDirectlyUnder(string name, string path) => path == "/"
        ? name.LastIndexOf('/') <= 0 : name.LastIndexOf('/') == path.Length - 1;
}
