using BenchmarkDotNet.Running;
using LlmAttributes.Benchmarks;
using LlmAttributes.Benchmarks.Retrieval;

if (args is ["--retrieval-scale", .. var sizes])
    return await ScaleRun.RunAsync(sizes);
if (args is ["--vector-scale", .. var counts])
    return await VectorScaleRun.RunAsync(counts);
return args.Contains("--quick") ? QuickRun.Run(args) : Full(args);

static int Full(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
    return 0;
}
