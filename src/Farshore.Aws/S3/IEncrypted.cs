namespace Farshore.Aws.S3;

/// <summary>A request about an object that may be encrypted with the customer's own key (SSE-C).</summary>
public interface ICustomerKeyed
{
    string? SSECustomerAlgorithm { get; }

    /// <summary>256 bits in base64.</summary>
    string? SSECustomerKey { get; }

    string? SSECustomerKeyMD5 { get; }
}

/// <summary>A request that copies from an object that may be encrypted with the customer's own key.</summary>
public interface ICustomerKeyedSource
{
    string? CopySourceSSECustomerAlgorithm { get; }

    string? CopySourceSSECustomerKey { get; }

    string? CopySourceSSECustomerKeyMD5 { get; }
}

/// <summary>A request that begins an object, and may say how it is to be encrypted.</summary>
public interface IEncryptionRequest : ICustomerKeyed
{
    string? ServerSideEncryption { get; }

    string? SSEKMSKeyId { get; }

    /// <summary>JSON in base64.</summary>
    string? SSEKMSEncryptionContext { get; }

    bool? BucketKeyEnabled { get; }
}

/// <summary>An answer that says how an object is encrypted.</summary>
public interface IEncryptedAnswer
{
    string? ServerSideEncryption { get; set; }

    string? SSEKMSKeyId { get; set; }

    bool? BucketKeyEnabled { get; set; }

    string? SSECustomerAlgorithm { get; set; }

    string? SSECustomerKeyMD5 { get; set; }
}
