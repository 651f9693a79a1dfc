namespace Farshore.Aws.Client;

/// <summary>Sends contracts to one Region with one set of credentials.</summary>
public interface IAwsClient
{
    string Region { get; }

    /// <exception cref="AwsException">The service said no.</exception>
    /// <exception cref="HttpRequestException">The network failed after the retries of the configured mode.</exception>
    /// <exception cref="BlackoutException">The Region is under blackout; nothing was sent.</exception>
    Task<TOutput> SendAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken);
}

/// <summary>A call to a Region that the run may not touch. Nothing was sent.</summary>
public sealed class BlackoutException(string region, Uri target)
    : Exception($"{region} is under blackout: the call to {target.Host} was refused and not sent")
{
    public string Region => region;
}
