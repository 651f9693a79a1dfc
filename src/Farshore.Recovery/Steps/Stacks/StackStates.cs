using Farshore.Aws.CloudFormation;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>What the states of a stack allow, and what helps where one allows nothing.</summary>
static class StackStates
{
    public static bool Moves(string status) => status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal)
        && status is not "REVIEW_IN_PROGRESS";

    /// <summary>A change of it has come to its end, and the stack is as that end says.</summary>
    public static bool IsWell(string status) => status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "IMPORT_COMPLETE";

    /// <summary>Why a stack cannot be changed now, and the way out; null where it can.</summary>
    public static string? Obstacle(Stack stack, string region)
    {
        var (name, at) = (stack.StackName, $"--region {region} --stack-name {stack.StackName}");
        return stack.StackStatus switch
        {
            "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "IMPORT_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_ROLLBACK_COMPLETE" => null,
            "REVIEW_IN_PROGRESS" => $"stack {name} in {region} has only a change set that nobody has carried out: it was begun by an "
                + $"earlier run (farshore runs; resume it) or by somebody else. Or take it away: aws cloudformation delete-stack {at}",
            "ROLLBACK_COMPLETE" or "CREATE_FAILED" or "ROLLBACK_FAILED" => $"stack {name} in {region} is {stack.StackStatus}: its creation "
                + "failed, and such a stack can only be removed. See why: aws cloudformation describe-stack-events "
                + $"{at}; then: aws cloudformation delete-stack {at}",
            "UPDATE_ROLLBACK_FAILED" => $"stack {name} in {region} is UPDATE_ROLLBACK_FAILED: see why with aws cloudformation "
                + $"describe-stack-events {at}, mend it, then: aws cloudformation continue-update-rollback {at}",
            "DELETE_FAILED" => $"stack {name} in {region} is DELETE_FAILED: take away what holds it (aws cloudformation "
                + $"describe-stack-events {at}), then: aws cloudformation delete-stack {at}",
            var moving when Moves(moving) => $"stack {name} in {region} is {moving}: somebody else is changing it. Wait for the end: aws "
                + $"cloudformation describe-stacks {at}",
            var other => $"stack {name} in {region} is {other}, and cannot be changed: aws cloudformation describe-stack-events {at}",
        };
    }

    /// <summary>What helps against the frequent reasons; empty where only the reason itself does.</summary>
    public static string Remedy(string? reason) => reason switch
    {
        null => "",
        _ when Says(reason, "already exists", "AlreadyExists", "AlreadyOwned") =>
            ". Something of that name is there and belongs to no stack: remove it, or give the template another name",
        _ when Says(reason, "not authorized", "AccessDenied", "Access Denied", "UnauthorizedOperation") =>
            ". Give the plan's credentials that permission: CloudFormation makes things in their name",
        _ when Says(reason, "LimitExceeded", "quota", "InstanceLimit") => ". Ask for a higher quota, or need less",
        _ when Says(reason, "CAPABILITY_") => ". Add the capability to the stack's 'capabilities' in the plan",
        _ when Says(reason, "not empty", "NotEmpty") => ". Empty it first",
        _ => "",
    };

    static bool Says(string reason, params string[] words) =>
        words.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase));
}
