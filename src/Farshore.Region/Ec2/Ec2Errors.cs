using Farshore.Aws;

namespace Farshore.Region.Ec2;

/// <summary>EC2's refusals, in EC2's words.</summary>
static class Ec2Errors
{
    /// <summary>What a request with DryRun gets that would have succeeded.</summary>
    public static void EndDryRun(bool? dryRun)
    {
        if (dryRun == true) throw new AwsException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
    }

    public static AwsException NotFound(string kind, string id) => kind switch
    {
        "instance" => new("InvalidInstanceID.NotFound", $"The instance ID '{id}' does not exist"),
        "image" => new("InvalidAMIID.NotFound", $"The image id '[{id}]' does not exist"),
        "snapshot" => new("InvalidSnapshot.NotFound", $"The snapshot '{id}' does not exist."),
        "volume" => new("InvalidVolume.NotFound", $"The volume '{id}' does not exist."),
        "vpc" => new("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist"),
        "subnet" => new("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist"),
        "route-table" => new("InvalidRouteTableID.NotFound", $"The routeTable ID '{id}' does not exist"),
        "internet-gateway" => new("InvalidInternetGatewayID.NotFound", $"The internetGateway ID '{id}' does not exist"),
        "network-interface" => new("InvalidNetworkInterfaceID.NotFound", $"The networkInterface ID '{id}' does not exist"),
        "security-group" => new("InvalidGroup.NotFound", $"The security group '{id}' does not exist"),
        "security-group-rule" => new("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist"),
        "key-pair" => new("InvalidKeyPair.NotFound", $"The key pair '{id}' does not exist"),
        _ => new("InvalidID", $"The ID '{id}' is not valid"),
    };

    public static AwsException Invalid(string parameter, string? value, string why = "") =>
        new("InvalidParameterValue", $"Value ({value}) for parameter {parameter} is invalid. {why}".TrimEnd());

    public static AwsException Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}");

    public static AwsException InState(string id, string state, string wanted) =>
        new("IncorrectInstanceState", $"The instance '{id}' is not in a state from which it can be {wanted} (it is '{state}').");

    public static AwsException Depends(string kind, string id) =>
        new("DependencyViolation", $"The {kind} '{id}' has dependencies and cannot be deleted.");

    public static AwsException Depends(string id) => new("DependencyViolation", $"resource {id} has a dependent object");

    /// <summary>Those asked for, or all; one that is not there is an error.</summary>
    public static IEnumerable<T> Chosen<T>(string kind, IReadOnlyList<string>? ids, IEnumerable<T> all, Func<T, string> id)
    {
        if (ids is not { Count: > 0 }) return all;
        var byId = all.ToDictionary(id, StringComparer.Ordinal);
        return ids.Distinct(StringComparer.Ordinal)
            .Select(wanted => byId.TryGetValue(wanted, out var found) ? found : throw NotFound(kind, wanted)).ToList();
    }
}
