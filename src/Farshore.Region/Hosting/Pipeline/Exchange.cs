using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;
using Microsoft.AspNetCore.Http;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>One request on its way through the pipeline, with what each step has found out.</summary>
public sealed class Exchange(HttpContext http, WireRequest request, DateTimeOffset at)
{
    public HttpContext Http => http;

    /// <summary>As it was sent; <see cref="WireRequest.Content"/> is set where the body is not in memory.</summary>
    public WireRequest Request => request;

    public DateTimeOffset At => at;

    public CancellationToken Cancelled => http.RequestAborted;

    /// <summary>In the answer's header, the log and every error.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>Service the request claims to be signed for; null until it is known, and where it claims none.</summary>
    public string? SigningName { get; set; }

    /// <summary>None where nobody signed.</summary>
    public VerifiedSignature? Signature { get; set; }

    public Principal? Caller { get; set; }

    public Served? Served { get; set; }

    /// <summary>What was asked for where that is not the operation's name.</summary>
    public string? Cause { get; set; }

    /// <summary>In the form that the operation's contract reads: the bucket in the path.</summary>
    public WireRequest? Routed { get; set; }

    /// <summary>What the handler is told of the request beside its message.</summary>
    public Call? Call { get; set; }

    public WireResponse? Response { get; set; }

    /// <summary>What the log is to say about the answer beyond its status.</summary>
    public string? Note { get; set; }

    public ServiceContract? Service => Served?.Operation.Service;
}

/// <summary>One step of the pipeline: acts on an exchange, before and after the rest.</summary>
public delegate Task Step(Exchange exchange, Func<Task> rest);
