namespace Farshore.Region.S3.Storage.Encryption;

/// <summary>The key that one body is encrypted with.</summary>
/// <param name="Data">The key itself; lives as long as the request.</param>
/// <param name="Wrapped">The same under a key of the region's, of KMS or of the customer; kept by whoever holds the body.</param>
public sealed record BodyKey(byte[] Data, byte[] Wrapped);
