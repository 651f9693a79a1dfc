namespace Farshore.Aws.Tests.ContractTests;

public sealed class ContractsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_contract_says_what_the_service_model_of_AWS_says()
    {
        var models = BotocoreModels.Find();
        Assert.SkipWhen(models is null, "no botocore on this machine (the aws command line brings it): there is nothing to compare with");

        var findings = new Findings();
        var operations = Contracts.All().ToList();
        foreach (var service in operations.GroupBy(operation => operation.Service))
        {
            if (models.Load(service.Key.ServiceId) is not { } model)
            {
                findings.Wrong($"{service.Key.ServiceId}: {models.Package} {models.Version} has no such service");
                continue;
            }
            var check = new ContractCheck(model, findings);
            check.Check(service.Key);
            foreach (var operation in service) check.Check(operation);
        }

        output.WriteLine($"{operations.Count} operations compared with {models.Package} {models.Version}");
        if (!models.IsCurrent) foreach (var place in findings.Unknown) output.WriteLine($"too new for this model: {place}");
        var wrong = models.IsCurrent ? findings.Unknown.Select(place => $"{place}: not in the model") : [];
        List<string> problems = [.. findings.Problems, .. wrong];
        Assert.True(problems.Count == 0, $"{problems.Count} problems:\n{string.Join('\n', problems)}");
        Assert.NotEmpty(operations);
    }
}
