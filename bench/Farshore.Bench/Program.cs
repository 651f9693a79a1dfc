using System.Globalization;
using Farshore.Bench;
using Farshore.Bench.Bare;
using Farshore.Bench.Checks;
using Farshore.Bench.Consoles;
using Farshore.Bench.Recovery;

// bench/s3.sh, bench/failover.sh, bench/check.sh and bench/console.sh are the ways in. `bare` is the peer, started by the measuring
// process as a child of its own.
return args switch
{
    ["bare", var folder] => await BareEndpoint.ServeAsync(folder),
    ["s3", .. var options] => await S3Bench.RunAsync(BenchOptions.Parse(options)),
    ["failover", var machines, var databases, var script] => await FailoverBench.RunAsync(
        int.Parse(machines, CultureInfo.InvariantCulture), int.Parse(databases, CultureInfo.InvariantCulture), script),
    ["check", var resources, var published] => await CheckBench.RunAsync(int.Parse(resources, CultureInfo.InvariantCulture), published),
    ["console", var resources, var runs, var writes] => await ConsoleBench.RunAsync(int.Parse(resources, CultureInfo.InvariantCulture),
        int.Parse(runs, CultureInfo.InvariantCulture), int.Parse(writes, CultureInfo.InvariantCulture)),
    _ => BenchOptions.Explain(),
};
