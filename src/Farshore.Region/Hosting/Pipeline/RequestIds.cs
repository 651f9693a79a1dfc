using System.Security.Cryptography;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Gives every request an id that error, header and log share.</summary>
static class RequestIds
{
    public static Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        exchange.RequestId = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        return rest();
    }
}
