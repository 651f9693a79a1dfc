using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>What is to become of a thing that its stack lets go of.</summary>
static class Policies
{
    /// <summary>The stack goes, or the template has it no more.</summary>
    public static string OnDelete(Thing thing) => thing.DeletionPolicy switch
    {
        null => ResourceTypes.ByName[thing.Type].Schema.DefaultDeletion,
        "RetainExceptOnCreate" => "Retain",
        var policy => policy,
    };

    /// <summary>What was made goes again, because something else failed.</summary>
    public static string OnRollback(Thing thing, StackOperation operation) =>
        thing.DeletionPolicy == "Retain" && !operation.RetainExceptOnCreate ? "Retain" : "Delete";

    /// <summary>Another took its place.</summary>
    public static string OnReplace(Thing thing) => thing.UpdateReplacePolicy
        ?? (ResourceTypes.ByName[thing.Type].Schema.DefaultDeletion == "Snapshot" ? "Snapshot" : "Delete");
}
