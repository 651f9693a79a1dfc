using Farshore.Bench;
using Farshore.Bench.Bare;

// bench/s3.sh is the way in. `bare` is the peer, started by the measuring process as a child of its own.
return args switch
{
    ["bare", var folder] => await BareEndpoint.ServeAsync(folder),
    ["s3", .. var options] => await S3Bench.RunAsync(BenchOptions.Parse(options)),
    _ => BenchOptions.Explain(),
};
