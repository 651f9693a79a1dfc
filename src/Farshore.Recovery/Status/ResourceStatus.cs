namespace Farshore.Recovery.Status;

/// <summary>How much of one resource would be lost if the primary were lost now.</summary>
/// <param name="Name">The plan's name of it.</param>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="RpoSeconds">Age of the newest data that the secondary holds; null where it holds none.</param>
/// <param name="Basis">recoveryPoint, replication, or none.</param>
/// <param name="Meets">Whether that is within the resource's objective.</param>
/// <param name="Detail">What it rests on, or what is missing and how to get it.</param>
public sealed record ResourceStatus(string Name, string Type, double? RpoSeconds, string Basis, bool Meets, string Detail)
{
    /// <summary>The resource's own objective, or the plan's.</summary>
    public double ObjectiveSeconds { get; init; }

    /// <summary>What it will have grown to when the next set is about to be ready; null where none is scheduled, or where it does not
    /// grow with time, as a replicated bucket's.</summary>
    public double? PredictedRpoSeconds { get; init; }

    /// <summary>Current objects that are not in the secondary yet; null for anything but buckets, or where that cannot be asked.</summary>
    public long? Behind { get; init; }
}
