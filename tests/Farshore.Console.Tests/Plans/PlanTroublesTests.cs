using Farshore.Console.Plans;
using Farshore.Recovery.Plans;

namespace Farshore.Console.Tests.Plans;

public class PlanTroublesTests
{
    [Theory]
    [InlineData("objectives: there is no key 'rpa' (did you mean 'rpo'?); there are: rpo, rto", "objectives: there is no key 'rpa'",
        "Write 'rpo' instead.")]
    [InlineData("resource web: there is no type 'ecs'; there are: s3, ec2, rds", "resource web: there is no type 'ecs'",
        "Choose from s3, ec2, rds.")]
    [InlineData("objectives: 'rpo: soon' is not a duration; write for example 90s, 15m", "objectives: 'rpo: soon' is not a duration",
        "Write for example 90s, 15m.")]
    [InlineData("plan: 'ledger' is missing: a bucket in the secondary", "plan: 'ledger' is missing: a bucket in the secondary", null)]
    public void A_problem_is_parted_into_what_is_wrong_and_what_would_be_right(string said, string message, string? remedy)
    {
        var trouble = PlanTroubles.Of(new(3, said));

        Assert.Equal((3, message, remedy), (trouble.Line, trouble.Message, trouble.Remedy));
    }
}
