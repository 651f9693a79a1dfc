using Farshore.Aws;
using Farshore.Region.Kms;

namespace Farshore.Region.Ec2;

/// <summary>The keys that volumes are encrypted with, by their ARNs.</summary>
sealed class VolumeKeys(KmsKeys keys)
{
    const string Managed = "alias/aws/ebs";

    /// <summary>The key of a volume; where none is named, the one that AWS keeps for EBS.</summary>
    /// <returns>Nothing for a volume that is not encrypted.</returns>
    /// <exception cref="AwsException">KMS has no such key here, or it cannot be used: in KMS's words.</exception>
    public string? ArnOf(bool encrypted, string? named) => encrypted ? keys.FindUsable(named ?? Managed).Arn.ToString() : null;

    /// <inheritdoc cref="ArnOf"/>
    /// <exception cref="AwsException"><c>InvalidParameterValue</c>.</exception>
    public string? Require(bool encrypted, string? named)
    {
        try
        {
            return ArnOf(encrypted, named);
        }
        catch (AwsException unusable)
        {
            throw new AwsException("InvalidParameterValue", $"Invalid value '{named}' for KmsKeyId. {unusable.Message}");
        }
    }
}
