using Farshore.Cli;

using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
using var traces = Traces.Begin();
return await CommandLine.RunAsync(args, new Shell(Home.Default, TimeProvider.System, http));
