using Amazon.KeyManagementService;
using Amazon.S3;
using Amazon.SecurityToken;
using Farshore.Aws.Client;

namespace Farshore.Recovery.Runs;

/// <summary>The clients of one Region with the plan's credentials. Where it is follows from them; what it is, nobody here asks.</summary>
public sealed record RegionAccess(
    string Region, IAwsClient Aws, IAmazonS3 S3, IAmazonKeyManagementService Kms, IAmazonSecurityTokenService Sts);

/// <summary>Which of a plan's Regions.</summary>
public enum Side { Primary, Secondary }
