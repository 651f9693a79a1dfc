namespace Farshore.Recovery.Status;

/// <summary>How much of one resource would be lost if the primary were lost now.</summary>
/// <param name="Name">The plan's name of it.</param>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="RpoSeconds">Age of the newest data that the secondary holds; null where it holds none.</param>
/// <param name="Basis">recoveryPoint, replication, or none.</param>
/// <param name="Meets">Whether that is within the plan's objective.</param>
/// <param name="Detail">What it rests on, or what is missing and how to get it.</param>
public sealed record ResourceStatus(string Name, string Type, double? RpoSeconds, string Basis, bool Meets, string Detail);
