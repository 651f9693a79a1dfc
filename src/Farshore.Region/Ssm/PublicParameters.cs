using Farshore.Region.Ec2;

namespace Farshore.Region.Ssm;

/// <summary>Parameters that AWS publishes and templates start machines from: whatever Linux of Amazon's is asked for, it is the region's
/// one
/// base image.</summary>
sealed class PublicParameters(string region)
{
    const string Path = "/aws/service/ami-amazon-linux-latest/";

    static readonly IReadOnlyList<string> Names =
    [
        "al2023-ami-kernel-6.1-x86_64", "al2023-ami-kernel-default-x86_64", "al2023-ami-minimal-kernel-6.1-x86_64",
        "al2023-ami-minimal-kernel-default-x86_64", "amzn-ami-hvm-x86_64-ebs", "amzn-ami-hvm-x86_64-gp2",
        "amzn-ami-minimal-hvm-x86_64-ebs", "amzn2-ami-hvm-x86_64-ebs", "amzn2-ami-hvm-x86_64-gp2",
        "amzn2-ami-kernel-5.10-hvm-x86_64-ebs", "amzn2-ami-kernel-5.10-hvm-x86_64-gp2", "amzn2-ami-minimal-hvm-x86_64-ebs",
    ];

    public static bool IsPublic(string name) => name.StartsWith("/aws/service/", StringComparison.Ordinal);

    public StoredParameter? Find(string name) =>
        name.StartsWith(Path, StringComparison.Ordinal) && Names.Contains(name[Path.Length..]) ? Of(name) : null;

    public IEnumerable<StoredParameter> Under(string path) =>
        Names.Select(name => Path + name).Where(name => name.StartsWith(path, StringComparison.Ordinal)).Select(Of);

    StoredParameter Of(string name) => new()
    {
        Name = name,
        Versions =
        [
            new()
            {
                Version = 1, Type = "String", Value = BaseImage.IdIn(region), DataType = "aws:ec2:image",
                ModifiedAt = DateTimeOffset.UnixEpoch, ModifiedBy = "arn:aws:iam::aws:root",
            },
        ],
    };
}
