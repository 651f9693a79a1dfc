using Farshore.Aws.Client;

namespace Farshore.Cli.Demo.Shop;

/// <summary>A part of the shop.</summary>
enum ShopPart
{
    Bucket,
    Database,
    Machine,
}

/// <summary>How far a part is.</summary>
/// <param name="Part">Which.</param>
/// <param name="Text">In words.</param>
/// <param name="IsDone">Whether it is there now.</param>
sealed record ShopNews(ShopPart Part, string Text, bool IsDone = false);

/// <summary>The shop as it was made.</summary>
/// <param name="Plan">What protects it.</param>
/// <param name="Text">What it is made of, in a sentence.</param>
sealed record ShopMade(ShopPlan Plan, string Text);

/// <summary>The whole shop in the primary: bucket, database and machine, and the traffic to them.</summary>
sealed class ShopWorkload : IAsyncDisposable
{
    readonly Shell shell;
    readonly DemoRegions regions;
    readonly DemoLegs legs;
    readonly AwsClients clients;
    readonly string passwordFile;
    ShopBucket? bucket;
    ShopDatabase? database;

    public ShopWorkload(Shell shell, DemoRegions regions, DemoLegs legs)
    {
        (this.shell, this.regions, this.legs) = (shell, regions, legs);
        clients = new(shell.Time);
        passwordFile = Path.Combine(shell.Home.Local, "orders.password");
    }

    /// <summary>Makes what this machine can play, side by side. The database has traffic from the moment it is there.</summary>
    /// <param name="from">The folder whose files fill the bucket.</param>
    /// <param name="progress">Told how far each part is.</param>
    /// <param name="cancellationToken">Stops the making; what is there stays.</param>
    public async Task<ShopMade> MakeAsync(string from, IProgress<ShopNews> progress, CancellationToken cancellationToken)
    {
        var filling = FillAsync(from, progress, cancellationToken);
        var starting = legs.Database ? StartDatabaseAsync(progress, cancellationToken) : Task.CompletedTask;
        var booting = legs.Machine ? BootAsync(progress, cancellationToken) : Task.FromResult<ShopMachineMade?>(null);
        await Task.WhenAll(filling, starting, booting);

        var (text, machine) = (await filling, await booting);
        if (legs.Database) text += $"; database {ShopDatabase.Identifier} under pgbench traffic";
        if (machine is not null) text += $"; machine {machine.Instance} serving its page";
        return new(new(DemoRegions.Primary, DemoRegions.Secondary, regions.AwsConfigFile, legs.Database ? passwordFile : null,
            machine?.Instance, machine?.SecurityGroup), text);
    }

    /// <summary>New objects arrive from now on, and the database is written to.</summary>
    /// <param name="isOver">Asked when the primary refused an object: whether it is gone, so that no more are tried. Null takes the first
    /// refusal as that.</param>
    public void StartTraffic(Func<bool>? isOver = null)
    {
        if (bucket is { IsBusy: false }) bucket.StartTraffic(isOver);
        if (database is { IsBusy: false }) database.StartTraffic();
    }

    public async Task StopTrafficAsync()
    {
        if (bucket is not null) await bucket.StopTrafficAsync();
        if (database is not null) await database.StopTrafficAsync();
    }

    /// <summary>Whether some of the traffic ended by itself.</summary>
    public bool HasGoneQuiet => bucket is { IsBusy: false } || database is { IsBusy: false };

    /// <summary>Whether anything still writes.</summary>
    public bool HasTraffic => bucket is { IsBusy: true } || database is { IsBusy: true };

    /// <summary>What the traffic is, in words.</summary>
    public string TrafficText => $"receipts to {ShopBucket.Source}" +
        (legs.Database ? $", transactions in {ShopDatabase.Identifier}" : "");

    public async ValueTask DisposeAsync()
    {
        await StopTrafficAsync();
        clients.Dispose();
    }

    async Task<string> FillAsync(string from, IProgress<ShopNews> progress, CancellationToken cancellationToken)
    {
        bucket = new(clients.S3(regions.PrimarySettings), clients.S3(regions.SecondarySettings), DemoRegions.Secondary, shell.Time);
        var (files, bytes) = await bucket.FillAsync(from, new Counted(progress), cancellationToken);
        var text = $"{files} files ({bytes / 1e6:0} MB) in {ShopBucket.Source}";
        progress.Report(new(ShopPart.Bucket, text, IsDone: true));
        return text;
    }

    async Task StartDatabaseAsync(IProgress<ShopNews> progress, CancellationToken cancellationToken)
    {
        progress.Report(new(ShopPart.Database, "starting PostgreSQL and filling its tables"));
        database = new(clients.For(regions.PrimarySettings), passwordFile, shell.Time);
        await database.StartAsync(cancellationToken);
        database.StartTraffic();
        progress.Report(new(ShopPart.Database, $"{ShopDatabase.Identifier}, under pgbench traffic", IsDone: true));
    }

    async Task<ShopMachineMade?> BootAsync(IProgress<ShopNews> progress, CancellationToken cancellationToken)
    {
        progress.Report(new(ShopPart.Machine, "booting a machine"));
        ShopMachine machine = new(clients.For(regions.PrimarySettings), clients.For(regions.SecondarySettings), shell.Http, shell.Time);
        var group = await machine.PrepareNetworkAsync(cancellationToken);
        var instance = await machine.StartAsync(cancellationToken);
        progress.Report(new(ShopPart.Machine, $"{instance.InstanceId}, serving its page", IsDone: true));
        return new(instance.InstanceId!, group);
    }

    sealed record ShopMachineMade(string Instance, string SecurityGroup);

    sealed class Counted(IProgress<ShopNews> progress) : IProgress<string>
    {
        public void Report(string value) => progress.Report(new(ShopPart.Bucket, value));
    }
}
