using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>An object's encryption in the answers that tell of it.</summary>
static class EncryptionMembers
{
    /// <summary>The answer with the members that say how the object is encrypted.</summary>
    /// <param name="answer">Any answer that has them.</param>
    /// <param name="headers">What is kept about the object.</param>
    /// <param name="customer">The customer's key of this request, whose MD5 is all that the answer says of it.</param>
    public static T With<T>(this T answer, ObjectHeaders headers, CustomerKey? customer) where T : IEncryptedAnswer
    {
        answer.ServerSideEncryption = headers.ShownEncryption;
        answer.SSEKMSKeyId = headers.SSEKMSKeyId;
        answer.BucketKeyEnabled = headers.BucketKeyEnabled;
        if (customer is null) return answer;
        answer.SSECustomerAlgorithm = EncryptionChoice.Managed;
        answer.SSECustomerKeyMD5 = customer.MD5;
        return answer;
    }
}
