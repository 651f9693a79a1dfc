namespace Farshore.Aws.Protocols;

/// <summary>How services of one protocol differ: the refusal of requests they cannot read, and what they add to answers.</summary>
sealed record Dialect
{
    /// <summary>A required member is not there.</summary>
    public required Func<Member, AwsException> Missing { get; init; }

    /// <summary>A member's text is not one of its values.</summary>
    public required Func<Member, string, AwsException> Unreadable { get; init; }

    /// <summary>The body is not of the protocol at all.</summary>
    public required Func<AwsException> Malformed { get; init; }

    public string RequestIdHeader { get; init; } = "x-amzn-RequestId";

    /// <summary>The member of a JSON error that holds its message.</summary>
    public string MessageMember { get; init; } = "message";

    /// <summary>An XML error is the root element, and comes with a host id.</summary>
    public bool BareErrors { get; init; }

    /// <summary>Answers carry <c>x-amz-id-2</c> beside the request id.</summary>
    public bool SendsHostId { get; init; }

    /// <summary>What answers name as the server; none where they name none.</summary>
    public string? Server { get; init; }

    /// <summary>Names of errors' shapes by the codes that awsQuery knows them by; none where the service never spoke it.</summary>
    public IReadOnlyDictionary<string, string>? ErrorShapes { get; init; }

    /// <summary>Times in XML have milliseconds even where there are none.</summary>
    public bool WritesMilliseconds { get; init; }

    static readonly Dialect Validation = new()
    {
        Missing = member => Violation(member, "null", "Member must not be null"),
        Unreadable = (member, text) => Violation(member, $"'{text}'", $"Member must be a {member.Shape.Kind}"),
        Malformed = () => new("ValidationError", "The request could not be parsed"),
    };

    static readonly Dialect Json = new()
    {
        Missing = member => Violation(member, "null", "Member must not be null", "ValidationException"),
        Unreadable = (member, _) => new("SerializationException", $"{member.Shape.Kind} expected for {member.BodyName}"),
        Malformed = () => new("SerializationException", "The request body is not valid JSON"),
    };

    static readonly Dialect Backup = Json with
    {
        Missing = member => new("MissingParameterValueException", $"Missing required parameter: {member.BodyName}"),
        Unreadable = (member, text) => new("InvalidParameterValueException", $"Invalid value for {member.BodyName}: {text}"),
        MessageMember = "Message",
    };

    static readonly Dialect Ebs = Json with { MessageMember = "Message" };

    static readonly Dialect Query = new()
    {
        Missing = member => new("MissingParameter", $"The request must contain the parameter {member.BodyName}"),
        Unreadable = (member, text) => new("InvalidParameterValue", $"Invalid value '{text}' for {member.BodyName}"),
        Malformed = () => new("MalformedInput", "The request could not be parsed"),
    };

    static readonly Dialect Ec2 = Query with
    {
        Missing = member => new("MissingParameter", $"The request must contain the parameter {member.CapitalName}"),
        Unreadable = (member, text) => new("InvalidParameterValue", $"Value ({text}) for parameter {member.CapitalName} is invalid"),
    };

    static readonly Dialect S3 = new()
    {
        Missing = member => member.Location switch
        {
            MemberLocation.Header => new("InvalidRequest", $"Missing required header for this request: {member.WireName}"),
            MemberLocation.Query => new("InvalidArgument", $"Missing required parameter for this request: {member.WireName}"),
            MemberLocation.Payload => new("MissingRequestBodyError", "Request Body is empty"),
            _ => MalformedXml(),
        },
        Unreadable = (member, text) => member.Location is MemberLocation.Header or MemberLocation.Query
            ? new("InvalidArgument", member.Shape.Kind is ShapeKind.Integer
                ? $"Provided {member.WireName} not an integer or within integer range"
                : $"Provided {member.WireName} is not valid")
            {
                Details = new Dictionary<string, string> { ["ArgumentName"] = member.WireName!, ["ArgumentValue"] = text },
            }
            : MalformedXml(),
        Malformed = MalformedXml,
        RequestIdHeader = "x-amz-request-id",
        BareErrors = true,
        SendsHostId = true,
        Server = "AmazonS3",
        WritesMilliseconds = true,
    };

    static readonly Dialect S3Control = S3 with { BareErrors = false, WritesMilliseconds = false };

    static readonly Dialect Route53 = Validation with
    {
        Missing = member => Violation(member, "null", "Member must not be null", "InvalidInput"),
        Unreadable = (member, text) => Violation(member, $"'{text}'", $"Member must be a {member.Shape.Kind}", "InvalidInput"),
        Malformed = () => new("MalformedInput", "Unexpected element or invalid XML"),
    };

    static readonly Dialect CloudWatch = Validation with
    {
        ErrorShapes = new Dictionary<string, string>
        {
            ["InternalServiceError"] = "InternalServiceFault",
            ["InvalidFormat"] = "InvalidFormatFault",
            ["InvalidParameterCombination"] = "InvalidParameterCombinationException",
            ["InvalidParameterValue"] = "InvalidParameterValueException",
            ["LimitExceeded"] = "LimitExceededFault",
            ["MissingParameter"] = "MissingRequiredParameterException",
        },
    };

    static readonly Dialect CloudWatchMessages = CloudWatch with
    {
        Malformed = () => new("SerializationException", "The request body cannot be read"),
    };

    /// <summary>The dialect of a service, by its id in the service models.</summary>
    public static Dialect Of(string serviceId, Protocol protocol) => serviceId switch
    {
        "S3" => S3,
        "S3 Control" => S3Control,
        "Backup" => Backup,
        "EBS" => Ebs,
        "Route 53" => Route53,
        "CloudWatch" => protocol == Protocol.AwsQuery ? CloudWatch : CloudWatchMessages,
        "IAM" or "STS" or "CloudFormation" => Validation,
        _ when protocol == Protocol.Ec2Query => Ec2,
        _ when protocol == Protocol.AwsQuery => Query,
        _ when protocol == Protocol.RestXml => S3Control,
        _ => Json,
    };

    static AwsException Violation(Member member, string value, string constraint, string code = "ValidationError")
    {
        var name = char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
        return new(code, $"1 validation error detected: Value {value} at '{name}' failed to satisfy constraint: {constraint}");
    }

    static AwsException MalformedXml() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
}
