namespace Farshore.Aws.Protocols;

/// <summary>How one family of services lays out messages, in both directions, so that the two cannot drift apart.</summary>
public abstract class Protocol
{
    public static Protocol RestJson1 { get; } = new UnwrittenProtocol();
    public static Protocol RestXml { get; } = new UnwrittenProtocol();
    public static Protocol AwsQuery { get; } = new UnwrittenProtocol();
    public static Protocol Ec2Query { get; } = new UnwrittenProtocol();
    public static Protocol AwsJson11 { get; } = new UnwrittenProtocol();

    public abstract WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input);

    /// <exception cref="AwsException">The request is not one of this operation: a required member is missing, a value does not parse.</exception>
    public abstract TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request);

    public abstract WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId);

    public abstract TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response);

    public abstract WireResponse WriteError(ServiceContract service, AwsException error, string requestId);

    public abstract AwsException ReadError(ServiceContract service, WireResponse response);
}

sealed class UnwrittenProtocol : Protocol
{
    public override WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input) => throw new NotSupportedException();
    public override TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request) => throw new NotSupportedException();
    public override WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId) => throw new NotSupportedException();
    public override TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response) => throw new NotSupportedException();
    public override WireResponse WriteError(ServiceContract service, AwsException error, string requestId) => throw new NotSupportedException();
    public override AwsException ReadError(ServiceContract service, WireResponse response) => throw new NotSupportedException();
}
