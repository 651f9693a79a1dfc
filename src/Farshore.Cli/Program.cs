using Farshore.Cli;

using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
return await CommandLine.RunAsync(args, new Shell(Home.Default, TimeProvider.System, http));
