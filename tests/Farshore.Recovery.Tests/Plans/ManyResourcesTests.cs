using System.Text;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

public class ManyResourcesTests
{
    /// <summary>Counted and not timed: what grows with the square of a plan's length shows in what is allocated too.</summary>
    [Fact]
    public void A_plan_of_ten_times_the_resources_costs_about_ten_times_as_much()
    {
        Allocated(10);
        var (small, large) = (Allocated(300), Allocated(3000));

        Assert.InRange((double)large / small, 5, 14);
    }

    static long Allocated(int resources)
    {
        var text = Text(resources);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(resources, PlanReader.Read(text, "/plans/many.yaml").InOrder.Count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static string Text(int resources)
    {
        var text = new StringBuilder(
            "plan: many\nprimary: { region: us-east-1 }\nsecondary: { region: eu-west-1 }\nledger: many-ledger\nresources:\n");
        for (var i = 0; i < resources; i++)
        {
            text.Append(i % 2 == 0
                ? $"  - {{ name: b{i}, type: s3, bucket: bucket-{i}, replica: replica-{i} }}\n"
                : $"  - {{ name: m{i}, type: ec2, tag: Name=m{i}, needs: [b{i - 1}], "
                    + $"checks: [{{ http: \"http://{{b{i - 1}.address}}/\" }}] }}\n");
        }

        return text.ToString();
    }
}
