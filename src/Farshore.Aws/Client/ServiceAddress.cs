namespace Farshore.Aws.Client;

/// <summary>What of a service decides where it is found.</summary>
/// <param name="ServiceId">As in its model; names its environment variable and its key in a <c>services</c> section.</param>
/// <param name="EndpointPrefix">First label of its public host name.</param>
/// <param name="GlobalRegion">Its one Region, where it has only one.</param>
sealed record ServiceAddress(string ServiceId, string EndpointPrefix, string? GlobalRegion = null)
{
    public static readonly ServiceAddress S3 = new("S3", "s3");
    public static readonly ServiceAddress Sts = new("STS", "sts");
    public static readonly ServiceAddress Kms = new("KMS", "kms");

    public static ServiceAddress Of(ServiceContract service) => new(service.ServiceId, service.EndpointPrefix, service.GlobalRegion);
}

/// <summary>Where a service is found, and for which Region its requests are signed.</summary>
/// <param name="Url">Its address.</param>
/// <param name="SigningRegion">Region in the signature.</param>
/// <param name="IsConfigured">Someone set the address; it is not AWS's public one.</param>
sealed record ServiceEndpoint(Uri Url, string SigningRegion, bool IsConfigured)
{
    /// <summary>Buckets cannot be host names under an address that is no name.</summary>
    public bool NeedsPathStyle => IsConfigured && (Url.HostNameType != UriHostNameType.Dns || Url.Host == "localhost");
}
