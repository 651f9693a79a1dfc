using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>restJson and restXml: method and path lead down a tree to a few candidates, of which the query and the headers pick
/// one.</summary>
sealed class RestRoutes : ServiceRoutes
{
    readonly Dictionary<string, Node> byMethod = new(StringComparer.Ordinal);

    public RestRoutes(ServiceContract service, IReadOnlyList<Served> served) : base(service, served)
    {
        foreach (var one in served)
        {
            var route = one.Operation.Route;
            if (!byMethod.TryGetValue(route.Method, out var node)) byMethod.Add(route.Method, node = new());
            node.Add(RestCandidate.Of(one));
        }

        foreach (var root in byMethod.Values) root.Sort();
    }

    public override Served Find(WireRequest request)
    {
        var candidates = byMethod.GetValueOrDefault(request.Method)?.Find(request.Path) ?? [];
        RestCandidate? incomplete = null;
        foreach (var candidate in candidates)
        {
            if (!candidate.FixedQueryIn(request)) continue;
            if (candidate.IsComplete(request)) return Checked(candidate, request);
            // The last one asks for the least; reading it tells the caller what is missing.
            incomplete = candidate;
        }

        return incomplete is not null ? Checked(incomplete, request) : throw Unknown($"{request.Method} {request.Path}");
    }

    Served Checked(RestCandidate candidate, WireRequest request)
    {
        // S3 names what is meant by parameters; one that this operation does not know means another operation.
        if (Service.EndpointPrefix == "s3" && S3SubResources.Stray(request, candidate) is { } stray)
            throw Unknown($"{request.Method} {request.Path}?{stray}");
        return candidate.Served;
    }

    AwsException Unknown(string what) => Service.Protocol == Protocol.RestXml
        ? new("NotImplemented", $"{what} is not an operation that is implemented here. Served here: {Names}", 501)
        : new("UnknownOperationException", $"{what} is not an operation. Served here: {Names}", 404);

    sealed class Node
    {
        readonly Dictionary<string, Node> literals = new(StringComparer.Ordinal);
        readonly List<RestCandidate> here = [];
        readonly List<RestCandidate> greedy = [];
        Node? label;

        public void Add(RestCandidate candidate) => Add(candidate, candidate.Segments);

        public void Sort()
        {
            here.Sort(static (one, other) => other.Demands.CompareTo(one.Demands));
            greedy.Sort(static (one, other) => other.Demands.CompareTo(one.Demands));
            foreach (var node in literals.Values) node.Sort();
            label?.Sort();
        }

        public IReadOnlyList<RestCandidate> Find(ReadOnlySpan<char> path) => FindRest(path.Length > 1 ? path[1..] : default) ?? [];

        void Add(RestCandidate candidate, ReadOnlySpan<string> segments)
        {
            if (segments is [['{', .., '+', '}']]) greedy.Add(candidate);
            else if (segments is []) here.Add(candidate);
            else Child(segments[0]).Add(candidate, segments[1..]);
        }

        Node Child(string segment)
        {
            if (segment.StartsWith('{')) return label ??= new();
            if (!literals.TryGetValue(segment, out var child)) literals.Add(segment, child = new());
            return child;
        }

        // A literal is tried before a label, a label before the rest of the path.
        List<RestCandidate>? FindRest(ReadOnlySpan<char> rest)
        {
            if (rest.IsEmpty) return here is [] ? null : here;
            var end = rest.IndexOf('/');
            var segment = end < 0 ? rest : rest[..end];
            var after = end < 0 ? default : rest[(end + 1)..];
            return (literals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var literal) ? literal.FindRest(after)
                : null)
                ?? (segment.IsEmpty ? null : label?.FindRest(after))
                ?? (greedy is [] ? null : greedy);
        }
    }
}
