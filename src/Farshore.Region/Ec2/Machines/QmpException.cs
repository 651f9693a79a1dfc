namespace Farshore.Region.Ec2.Machines;

/// <summary>A machine refused a command of its control socket, or closed it.</summary>
public sealed class QmpException(string message) : Exception(message);
