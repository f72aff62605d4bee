using BenchmarkDotNet.Running;
using LlmAttributes.Benchmarks;

return args.Contains("--quick") ? QuickRun.Run(args) : Full(args);

static int Full(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
    return 0;
}
