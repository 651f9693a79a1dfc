using System.Net;
using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Partitions;

namespace Farshore.Region.Hosting;

/// <summary>Who called, when, and under which request id.</summary>
/// <param name="Caller">The principal whose signature was verified.</param>
/// <param name="RequestId">The id in the answer's header and in the region's log.</param>
/// <param name="At">The region's clock when the request arrived.</param>
public sealed record Call(Principal Caller, string RequestId, DateTimeOffset At)
{
    /// <summary>Length of the request's body as its sender meant it; null where it did not say.</summary>
    public long? BodyLength { get; init; }

    /// <summary>A header as it came, for those that an operation has no member for.</summary>
    public Func<string, string?> Header { get; init; } = static _ => null;

    /// <summary>The request as it was read; none where a handler is called without one.</summary>
    public WireRequest? Request { get; init; }

    /// <summary>Where it came from and how it was signed; none where a handler is called without a request.</summary>
    public CallOrigin? Origin { get; init; }
}

/// <summary>Where a request came from and how.</summary>
/// <param name="Address">The sender's.</param>
/// <param name="Signature">None where nobody signed.</param>
/// <param name="IsEncrypted">Over TLS.</param>
public sealed record CallOrigin(IPAddress? Address, VerifiedSignature? Signature, bool IsEncrypted);

/// <summary>An IAM identity.</summary>
/// <param name="Arn">User, role session or root.</param>
/// <param name="Account">Twelve digits.</param>
/// <param name="AccessKeyId">The key that signed.</param>
public sealed record Principal(string Arn, string Account, string AccessKeyId)
{
    /// <summary>Whoever sends a request without a signature.</summary>
    public static readonly Principal Anonymous = new("*", "anonymous", "-");

    /// <summary>Unique id as policies see it: <c>AIDA…</c>, <c>AROA…:session</c>, or the account's digits for its root.</summary>
    public string UserId { get; init; } = Account;

    /// <summary>What a session was narrowed to when it was taken.</summary>
    public IReadOnlyList<string>? SessionPolicies { get; init; }

    public bool IsAnonymous => ReferenceEquals(this, Anonymous);

    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary>The account as S3 names owners.</summary>
    public string CanonicalId => field ??= IsAnonymous ? AnonymousId : Accounts.CanonicalId(Account);

    // What AWS shows as the owner of what nobody in particular wrote.
    const string AnonymousId = "65a011a29cdf8ec533ec3d1ccaae921c";
}

/// <summary>Answers one operation whose wire form has been read and whose caller is known.</summary>
public delegate Task<TOutput> Handler<TInput, TOutput>(TInput input, Call call, CancellationToken cancellationToken);

/// <summary>Refuses by throwing what a caller may not do, before the handler is called.</summary>
public delegate void Guard(IOperation operation, Call call);

/// <summary>The operations one region answers, each bound to its handler by the same value the client sends.</summary>
public sealed class Operations
{
    readonly List<Served> all = [];
    readonly List<Step> first = [];
    readonly Dictionary<ServiceContract, Guard> guards = new(ReferenceEqualityComparer.Instance);

    /// <summary>Every operation served, for routing and for the list an unknown action is answered with.</summary>
    public IReadOnlyList<Served> All => all;

    /// <summary>What is asked before anyone's signature is looked at.</summary>
    public IReadOnlyList<Step> First => first;

    /// <summary>Adds a step that every request passes before its signature is looked at: for what AWS answers to anybody.</summary>
    public void AddFirst(Step step) => first.Add(step);

    /// <summary>Lets a service say itself who may do what; where none does, the home's account may do everything.</summary>
    public void Guard(ServiceContract service, Guard guard) => guards[service] = guard;

    /// <summary>The rule of a service, where it has one.</summary>
    public Guard? GuardOf(ServiceContract service) => guards.GetValueOrDefault(service);

    public void Add<TInput, TOutput>(Operation<TInput, TOutput> operation, Handler<TInput, TOutput> handler) =>
        Add(operation, handler, static _ => null);

    /// <param name="operation">The contract.</param>
    /// <param name="handler">Its handler.</param>
    /// <param name="status">HTTP status of an answer where that is not the operation's own, e.g. 206 for a part of an object: the model
    /// has no member for it.</param>
    public void Add<TInput, TOutput>(Operation<TInput, TOutput> operation, Handler<TInput, TOutput> handler, Func<TOutput, int?> status)
    {
        AddIn(operation, handler, status);
        foreach (var protocol in operation.Service.AlsoSpeaks)
            AddIn(operation with { Service = operation.Service.In(protocol) }, handler, status);
    }

    void AddIn<TInput, TOutput>(Operation<TInput, TOutput> operation, Handler<TInput, TOutput> handler, Func<TOutput, int?> status) =>
        all.Add(new(operation, typeof(IStreamingBody).IsAssignableFrom(typeof(TInput)), async (request, call, cancellationToken) =>
        {
            var output = await handler(operation.ReadRequest(request), call, cancellationToken);
            var response = operation.WriteResponse(output, call.RequestId);
            return status(output) is { } other ? response with { Status = other } : response;
        }));
}

/// <summary>An operation with its handler behind its wire form.</summary>
/// <param name="Operation">The contract.</param>
/// <param name="StreamsInput">The request body goes to the handler unread.</param>
/// <param name="InvokeAsync">Reads the request, calls the handler, writes the response.</param>
public sealed record Served(
    IOperation Operation, bool StreamsInput, Func<WireRequest, Call, CancellationToken, Task<WireResponse>> InvokeAsync);
