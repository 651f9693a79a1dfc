using System.Runtime.CompilerServices;

namespace Farshore.Aws.Client;

/// <summary>Lists that come in pages, as one stream of pages.</summary>
public static class Paging
{
    /// <summary>Sends the operation until it gives no further token.</summary>
    /// <param name="client">Sends.</param>
    /// <param name="operation">A listing operation.</param>
    /// <param name="input">Its first input.</param>
    /// <param name="next">The token a page ends with; null or empty on the last.</param>
    /// <param name="from">The input that continues at a token.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public static async IAsyncEnumerable<TOutput> PagesAsync<TInput, TOutput>(
        this IAwsClient client, Operation<TInput, TOutput> operation, TInput input, Func<TOutput, string?> next,
        Func<TInput, string, TInput> from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        while (true)
        {
            var page = await client.SendAsync(operation, token is null ? input : from(input, token), cancellationToken);
            yield return page;
            var following = next(page);
            if (following is null or "") yield break;
            if (following == token) throw new InvalidDataException($"{operation.Name} gave one page token twice; its list has no end.");
            token = following;
        }
    }
}
