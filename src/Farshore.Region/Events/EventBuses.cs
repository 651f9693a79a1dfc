using Farshore.Aws;
using Farshore.Aws.Events;
using Farshore.Region.Hosting;

namespace Farshore.Region.Events;

/// <summary>The buses that events go over: the default one, which is always there.</summary>
sealed class EventBuses(RegionContext region, EventBus bus)
{
    const int OnPage = 100;

    public void Serve(Operations served)
    {
        served.Add(EventsApi.DescribeEventBus, DescribeAsync);
        served.Add(EventsApi.ListEventBuses, ListAsync);
    }

    /// <summary>The name of a bus that is given by name or ARN, or not at all.</summary>
    /// <exception cref="AwsException">There is no such bus.</exception>
    public string NameOf(string? given)
    {
        var name = Name(given);
        return Has(name) ? name : throw EventsErrors.NoBus(name);
    }

    public bool Has(string? given) => Name(given) is var name && (name == EventBus.Default || bus.Buses.Find(name) is not null);

    static string Name(string? given) => given is null ? EventBus.Default : Arn.TryParse(given, out var arn) ? arn.Name : given;

    Task<DescribeEventBusResponse> DescribeAsync(DescribeEventBusRequest request, Call call, CancellationToken cancellationToken)
    {
        var name = NameOf(request.Name);
        var own = bus.Buses.Find(name);
        return Task.FromResult(new DescribeEventBusResponse
        {
            Name = name, Arn = own?.Arn ?? DefaultArn, Description = own?.Description, CreationTime = own?.Created,
            LastModifiedTime = own?.Created,
        });
    }

    Task<ListEventBusesResponse> ListAsync(ListEventBusesRequest request, Call call, CancellationToken cancellationToken)
    {
        var all = bus.Buses.List().Append(new(EventBus.Default, DefaultArn, null, default, new Dictionary<string, string>()))
            .Where(one => request.NamePrefix is null || one.Name.StartsWith(request.NamePrefix, StringComparison.Ordinal))
            .OrderBy(one => one.Name, StringComparer.Ordinal);
        var (page, next) = Paging.Page(all, one => one.Name, request.NextToken, request.Limit ?? OnPage,
            () => EventsErrors.Validation("Parameter NextToken is not valid."));
        return Task.FromResult(new ListEventBusesResponse
        {
            EventBuses = [.. page.Select(one => new Farshore.Aws.Events.EventBus { Name = one.Name, Arn = one.Arn })],
            NextToken = next,
        });
    }

    string DefaultArn => region.Arn("events", "event-bus/default").ToString();
}
