using Farshore.Aws;
using Farshore.Aws.Route53;

namespace Farshore.Region.CloudFormation.Types.Route53;

/// <summary>Finds the zone that a record set is in, by the id or by the name that its template gives.</summary>
sealed class ZoneOf(ResourceWork work)
{
    /// <exception cref="AwsException"><c>ValidationError</c>: neither is given, or not one zone has the name.</exception>
    public async Task<string> FindAsync(ResourceProperties properties, CancellationToken cancellationToken)
    {
        if (properties.Text("HostedZoneId") is { } id) return id.Split('/')[^1];
        var name = properties.Text("HostedZoneName") ?? throw new AwsException("ValidationError",
            "Either HostedZoneId or HostedZoneName must be specified", 400);
        var page = await work.Api.SendAsync(Route53Api.ListHostedZonesByName, new() { DNSName = name }, cancellationToken);
        return page.HostedZones.Where(zone => TemplateRecord.SameName(zone.Name, name)).ToList() switch
        {
            [var only] => only.Id.Split('/')[^1],
            [] => throw new AwsException("ValidationError", $"No hosted zone named {name} found", 400),
            _ => throw new AwsException("ValidationError", $"Multiple hosted zones named {name} found", 400),
        };
    }
}
