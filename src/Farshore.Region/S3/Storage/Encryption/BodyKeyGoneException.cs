namespace Farshore.Region.S3.Storage.Encryption;

/// <summary>A body's key is not to be had here: it is the customer's, or its KMS key was deleted. That is no damage.</summary>
public sealed class BodyKeyGoneException() : Exception("the key of the body is not here");
