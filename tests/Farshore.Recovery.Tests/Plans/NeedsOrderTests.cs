using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

public class NeedsOrderTests
{
    [Fact]
    public void Each_stands_after_those_it_needs_and_otherwise_where_the_file_has_it()
    {
        var sorted = NeedsOrder.Sort([Named("web", "orders", "cache"), Named("orders"), Named("mail"), Named("cache", "orders")]);

        Assert.Equal(["orders", "mail", "cache", "web"], sorted.Select(resource => resource.Name));
    }

    [Fact]
    public void A_circle_is_named_without_what_only_leads_to_it() => Assert.Equal("b → c → b",
        NeedsOrder.Circle([Named("a", "b"), Named("b", "c"), Named("c", "b"), Named("d")]));

    /// <summary>A way through all pairs would need days, one by recursion a deeper stack.</summary>
    [Fact]
    public void A_long_chain_the_wrong_way_round_is_sorted_in_one_pass()
    {
        const int Length = 200_000;
        PlanResource[] chain = [.. Enumerable.Range(0, Length).Select(i => i + 1 < Length ? Named($"r{i}", $"r{i + 1}") : Named($"r{i}"))];

        Assert.Null(NeedsOrder.Circle(chain));
        Assert.Equal($"r{Length - 1}", NeedsOrder.Sort(chain)[0].Name);
    }

    static PlanMachine Named(string name, params string[] needs) => new(name) { Needs = needs };
}
