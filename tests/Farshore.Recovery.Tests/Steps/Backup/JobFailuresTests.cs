using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Tests.Steps.Backup;

public class JobFailuresTests
{
    [Theory]
    [InlineData("FAILED", "Backup job failed because there was a running job for the same resource.", JobFailureClass.Busy)]
    [InlineData("FAILED", "There are too many copy jobs running for resource.", JobFailureClass.Busy)]
    [InlineData("FAILED", "Subscriber limit exceeded: The maximum concurrent number of backups, which is 300", JobFailureClass.Busy)]
    [InlineData("FAILED", "Backup job could not start because it is either inside or too close to the weekly maintenance window",
        JobFailureClass.Window)]
    [InlineData("FAILED", "Copy job encountered a fatal error.", JobFailureClass.Service)]
    [InlineData("FAILED", "Rate exceeded (Service: AmazonEC2; Status Code: 503)", JobFailureClass.Service)]
    [InlineData("EXPIRED", "Backup job expired before completion.", JobFailureClass.Window)]
    [InlineData("FAILED", "Instance is not in state running", JobFailureClass.State)]
    [InlineData("FAILED", "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on "
        + "the default key", JobFailureClass.Key)]
    [InlineData("FAILED", "Copy job failed because the destination Backup vault is encrypted with the default Backup service managed key.",
        JobFailureClass.Key)]
    [InlineData("FAILED", "You are not authorized to perform this operation. Encoded authorization failure message: abc",
        JobFailureClass.Permission)]
    [InlineData("FAILED", "IAM Role arn:aws:iam::1:role/x cannot be assumed by AWS Backup", JobFailureClass.Permission)]
    [InlineData("FAILED", "Feature is not supported for provided resource type.", JobFailureClass.Feature)]
    [InlineData("FAILED", "The snapshot requires a target option group with the following options: TDE", JobFailureClass.Feature)]
    [InlineData("ABORTED", null, JobFailureClass.Stopped)]
    [InlineData("PARTIAL", "some", JobFailureClass.Other)]
    [InlineData("FAILED", "never heard of", JobFailureClass.Other)]
    public void What_AWS_says_is_sorted_by_what_helps(string state, string? message, JobFailureClass expected)
    {
        var failure = JobFailures.Of(state, message);

        Assert.Equal(expected, failure.Class);
        Assert.Equal(expected is JobFailureClass.Busy or JobFailureClass.Window or JobFailureClass.Service, failure.Passes);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public void A_refused_call_is_sorted_by_its_code_where_that_says_more()
    {
        Assert.True(JobFailures.OfCall("LimitExceededException", "no more").Passes);
        Assert.False(JobFailures.OfCall("AccessDeniedException", "no").Passes);
        Assert.Contains("update-region-settings",
            JobFailures.OfCall("InvalidRequestException", "Resource type EC2 is not opted in for this Region").Remedy,
                StringComparison.Ordinal);
    }
}
