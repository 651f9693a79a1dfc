namespace Farshore.Aws.CloudFormation;

/// <summary>Says whether a stack may be deleted.</summary>
public sealed record UpdateTerminationProtectionInput
{
    public required bool EnableTerminationProtection { get; init; }

    public required string StackName { get; init; }
}

/// <summary>The word is kept.</summary>
public sealed record UpdateTerminationProtectionOutput
{
    public string? StackId { get; init; }
}

/// <summary>Says which resources of a stack an update may touch.</summary>
public sealed record SetStackPolicyInput
{
    public required string StackName { get; init; }

    public string? StackPolicyBody { get; init; }

    public string? StackPolicyURL { get; init; }
}

/// <summary>The policy holds from the next update on.</summary>
public sealed record SetStackPolicyResponse;

/// <summary>Asks for the policy of a stack.</summary>
public sealed record GetStackPolicyInput
{
    public required string StackName { get; init; }
}

/// <summary>The policy as it was given; nothing where there is none.</summary>
public sealed record GetStackPolicyOutput
{
    public string? StackPolicyBody { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<UpdateTerminationProtectionInput, UpdateTerminationProtectionOutput> UpdateTerminationProtection =
        new(Service, nameof(UpdateTerminationProtection), HttpRoute.Rpc, CloudFormationShapes.Default.UpdateTerminationProtectionInput,
            CloudFormationShapes.Default.UpdateTerminationProtectionOutput);

    public static readonly Operation<SetStackPolicyInput, SetStackPolicyResponse> SetStackPolicy =
        new(Service, nameof(SetStackPolicy), HttpRoute.Rpc, CloudFormationShapes.Default.SetStackPolicyInput,
            CloudFormationShapes.Default.SetStackPolicyResponse);

    public static readonly Operation<GetStackPolicyInput, GetStackPolicyOutput> GetStackPolicy =
        new(Service, nameof(GetStackPolicy), HttpRoute.Rpc, CloudFormationShapes.Default.GetStackPolicyInput,
            CloudFormationShapes.Default.GetStackPolicyOutput);
}
