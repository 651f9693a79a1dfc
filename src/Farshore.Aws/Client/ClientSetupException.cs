namespace Farshore.Aws.Client;

/// <summary>No request can be made as things are configured: no such profile, no credentials, an address that is none.</summary>
public sealed class ClientSetupException(string message, Exception? inner = null) : Exception(message, inner);
