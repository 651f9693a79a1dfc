using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

/// <summary>The user's templates in a plan: what is read of them, and what is said of what cannot be.</summary>
public class StackReaderTests
{
    const string Text = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }
          - { name: orders, type: rds, instance: orders }
        stacks:
          - name: front
            template: stacks/front.yaml
            stack: shop-front
            needs: [base]
            parameters:
              Database: ${resources.orders.address}
              Bucket: ${resources.media.id}
              Network: ${network.vpcs.vpc-0123456789abcdef0}
              Queue: ${stacks.base.outputs.QueueUrl}
              Count: 2
            capabilities: CAPABILITY_IAM
            tags: { team: shop }
          - name: base
            template: s3://shop-templates/base.yaml
            when: before
            parameters: { Where: "${region}" }
        """;

    [Fact]
    public void Reads_a_template_and_what_its_parameters_speak_of()
    {
        var plan = PlanReader.Read(Text, "/plans/shop.yaml");

        var front = plan.Stacks[0];
        Assert.Equal(("/plans/stacks/front.yaml", "shop-front", false), (front.Template, front.StackName, front.IsBefore));
        Assert.Equal("2", front.Parameters["Count"]);
        Assert.Equal(["CAPABILITY_IAM"], front.Capabilities);
        Assert.Equal(["orders", "media"], front.References().Select(one => one.Resource).OfType<string>());
        Assert.Equal("vpc-0123456789abcdef0", front.References().Single(one => one.Network is not null).Network);
        Assert.Equal(("shop-templates", "base.yaml"), plan.Stacks[1].TemplateObject());
        Assert.Equal(["base", "front"], StackOrder.Sort(plan.Stacks).Select(stack => stack.Name));
    }

    [Theory]
    [InlineData("stacks/front.yaml", "s3://front", 10, "should be a file or s3://bucket/key")]
    [InlineData("stack: shop-front", "stack: shop_front", 11, "should be a stack's name")]
    [InlineData("when: before", "when: during", 23, "should be 'before' or 'after' what is restored")]
    [InlineData("needs: [base]", "needs: [bass]", 12,
        "needs 'bass', but there is no such resource or stack; there are: media, orders, base")]
    [InlineData("${resources.orders.address}", "${resources.orders.adress}", 13,
        "nothing is called ${resources.orders.adress}; there are: ")]
    [InlineData("${resources.orders.address}", "${resources.order.address}", 13, "there is no resource 'order'; there are: media, orders")]
    [InlineData("${resources.media.id}", "${resources.media.address}", 13, "a bucket has no address of its own: 'id' or 'arn'")]
    [InlineData("${stacks.base.outputs", "${stacks.bass.outputs", 13, "there is no stack 'bass'; there are: front, base")]
    [InlineData("Where: \"${region}\"", "Where: \"${resources.orders.id}\"", 24, "deployed before anything is restored: 'when: after'")]
    [InlineData("Where: \"${region}\"", "Where: \"${stacks.front.outputs.Url}\"", 24, "is deployed before anything is restored, but front")]
    [InlineData("CAPABILITY_IAM", "CAPABILITY_ALL", 19, "there is no capability 'CAPABILITY_ALL'")]
    [InlineData("team: shop", "farshore:run: x", 20, "are not yours to give")]
    [InlineData("name: base", "name: front", 21, "there are 2 stacks named 'front'")]
    [InlineData("name: base", "name: orders", 21, "a resource is called 'orders' too")]
    public void Says_on_which_line_what_would_be_right(string right, string wrong, int line, string expected)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        var problems = Assert.Throws<PlanException>(() =>
            PlanReader.Read(Text.Replace(right, wrong, StringComparison.Ordinal), "/plans/shop.yaml")).Problems;

        Assert.Contains(problems, problem => problem.Line == line && problem.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_stacks_that_need_each_other()
    {
        var round = Text.Replace("when: before", "needs: [front]", StringComparison.Ordinal);

        Assert.Contains("stacks need each other in a circle: front → base → front",
            Assert.Throws<PlanException>(() => PlanReader.Read(round, "/plans/shop.yaml")).Message, StringComparison.Ordinal);
    }
}
