using System.Reflection;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Stands in for a client of the SDK: answers the methods that were served, by request type, and nothing else.</summary>
class SdkDouble : DispatchProxy
{
    readonly Dictionary<Type, Func<object, object>> served = [];

    public static (TClient Client, SdkDouble Double) Create<TClient>() where TClient : class
    {
        var client = Create<TClient, SdkDouble>();
        return (client, (SdkDouble)(object)client);
    }

    /// <summary>What the client says of its settings.</summary>
    public Amazon.Runtime.IClientConfig? Config { get; set; }

    /// <summary>What strikes calls; null: nothing.</summary>
    public Func<Weather?> Weather { get; set; } = () => null;

    public void Serve<TRequest, TResponse>(Func<TRequest, TResponse> answer) => served[typeof(TRequest)] = request =>
        answer((TRequest)request)!;

    object Answer(Func<object> answer) => Weather() is { } weather
        ? weather.Through(answer, () => new Amazon.Runtime.AmazonServiceException("Please reduce your request rate.")
        {
            ErrorCode = "SlowDown", StatusCode = System.Net.HttpStatusCode.ServiceUnavailable,
        })
        : answer();

    protected override object? Invoke(MethodInfo? method, object?[]? args)
    {
        if (method!.Name is "Dispose") return null;
        if (method.Name is "get_Config") return Config;
        if (args is not [{ } request, ..] || !served.TryGetValue(request.GetType(), out var answer))
            throw new NotSupportedException($"the double does not serve {method.Name}({args?.FirstOrDefault()?.GetType().Name})");
        var result = method.ReturnType.GetGenericArguments()[0];
        try
        {
            return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(result).Invoke(null, [Answer(() => answer(request))]);
        }
        catch (Exception refusal) when (refusal is not TargetInvocationException)
        {
            return typeof(Task).GetMethods().Single(one => one is { Name: nameof(Task.FromException), IsGenericMethod: true })
                .MakeGenericMethod(result).Invoke(null, [refusal]);
        }
    }
}
