using Farshore.Aws.Rds;

namespace Farshore.Region.Rds;

/// <summary>The filters of a Describe call: an item passes when it matches one value of every filter.</summary>
/// <param name="known">By filter name: an item's values, of which one must be asked for.</param>
sealed class RdsFilters<T>(IReadOnlyDictionary<string, Func<T, IEnumerable<string?>>> known)
{
    public IEnumerable<T> Apply(IEnumerable<T> all, IReadOnlyList<Filter>? filters)
    {
        foreach (var filter in filters ?? [])
        {
            var values = known.GetValueOrDefault(filter.Name) ?? throw RdsErrors.Value(
                $"Unrecognized filter name: {filter.Name}" +
                (known.Count == 0 ? "" : $" (there are {string.Join(", ", known.Keys.Order())})"));
            all = all.Where(item => values(item).Any(value => filter.Values.Contains(value, StringComparer.OrdinalIgnoreCase)));
        }

        return all;
    }
}
