using Farshore.Cli.Serve;
using Farshore.Recovery;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Tests.Serve;

public sealed class ServedPlansTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-served-").FullName;

    [Fact]
    public void A_broken_plan_is_shown_and_not_scheduled()
    {
        var (shop, books) = (Write("shop.yaml", "shop"), Write("books.yaml", "books", "nonsense: 1"));

        var served = ServedPlans.Named([shop, books], isShown: true);

        Assert.Equal([shop, books], served.Shown);
        Assert.Equal([shop], served.Scheduled);
        Assert.Contains("books.yaml cannot be used", Assert.Single(served.Notes), StringComparison.Ordinal);
        Assert.Throws<PlanException>(() => ServedPlans.Named([books], isShown: false));
        Assert.Throws<PlanException>(() => ServedPlans.Named([Path.Combine(folder, "gone.yaml")], isShown: true));
    }

    [Fact]
    public void Two_files_of_one_plan_are_refused_and_both_are_named()
    {
        var (one, other) = (Write("a.yaml", "shop"), Write("b.yaml", "shop"));

        var refused = Assert.Throws<CommandFailure>(() => ServedPlans.Named([one, other], isShown: true));

        Assert.Contains($"{one}, {other}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_those_in_the_folder_are_shown_once_a_plan_and_none_is_scheduled()
    {
        var shop = Write("shop.yaml", "shop");
        Write("shop.returned.yaml.bak", "shop");
        Write("zshop.yaml", "shop");
        File.WriteAllText(Path.Combine(folder, "compose.yaml"), "services: {}\n");
        using var engine = new RecoveryEngine(folder);

        var served = ServedPlans.AtHand(engine.Runs, folder);

        Assert.Equal([shop], served.Shown);
        Assert.Empty(served.Scheduled);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Write(string name, string plan, string more = "")
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $$"""
            plan: {{plan}}
            primary: { region: us-east-1 }
            secondary: { region: eu-west-1 }
            ledger: shop-ledger
            resources: [{ name: media, type: s3, bucket: shop-media, replica: shop-media-eu }]
            {{more}}
            """);
        return file;
    }
}
