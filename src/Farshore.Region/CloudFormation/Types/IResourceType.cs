using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>A type of resource that a stack can hold, made and changed through the same API that a person would use, so that a stack leaves
/// nothing that could not have been made without one.</summary>
interface IResourceType
{
    /// <summary>What a template may say of it.</summary>
    ResourceSchema Schema { get; }

    /// <summary>Makes it, or finds what an earlier attempt with the same <see cref="ResourceWork.Token"/> made. Returns when it can be
    /// used.</summary>
    /// <exception cref="Farshore.Aws.AwsException">The service refused.</exception>
    Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken);

    /// <summary>Changes it where it stands; asked only when no create-only property differs. Safe to repeat.</summary>
    Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken);

    /// <summary>Removes it, and returns when it is gone. What is gone already is no error.</summary>
    Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken);

    /// <summary>Properties as the service has them now, in the template's form: those of <paramref name="last"/> that can be read, so that
    /// a difference is drift. Null when the resource is gone.</summary>
    Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken);
}

/// <summary>A resource that can be used.</summary>
/// <param name="Id">Physical id, which <c>Ref</c> gives.</param>
/// <param name="Attributes">What <c>Fn::GetAtt</c> gives, by name; dots in names as they are.</param>
sealed record MadeResource(string Id, JsonObject Attributes);
