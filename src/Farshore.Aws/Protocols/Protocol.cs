namespace Farshore.Aws.Protocols;

/// <summary>How one family of services lays out messages, in both directions, so that the two cannot drift apart.</summary>
public abstract class Protocol
{
    public static Protocol RestJson1 { get; } = new RestProtocol(new RestJsonBody());

    public static Protocol RestXml { get; } = new RestProtocol(
        new RestXmlBody(
            new XmlBody(static member => member.BodyName, "member"),
            new XmlBody(static member => member.BodyName, "member", milliseconds: true)));

    public static Protocol AwsQuery { get; } = new QueryProtocol(
        new FormBody(ec2: false), new XmlBody(static member => member.BodyName, "member"), ec2: false);

    public static Protocol Ec2Query { get; } = new QueryProtocol(
        new FormBody(ec2: true), new XmlBody(static member => member.CamelName, "item"), ec2: true);

    public static Protocol AwsJson10 { get; } = new AwsJsonProtocol("1.0");

    public static Protocol AwsJson11 { get; } = new AwsJsonProtocol("1.1");

    public static Protocol RpcV2Cbor { get; } = new RpcCborProtocol();

    public abstract WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input);

    /// <exception cref="AwsException">A required member is missing, or a value does not parse; in the words of the service.</exception>
    public abstract TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request);

    public abstract WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId);

    public abstract TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response);

    public abstract WireResponse WriteError(ServiceContract service, AwsException error, string requestId);

    public abstract AwsException ReadError(ServiceContract service, WireResponse response);
}
