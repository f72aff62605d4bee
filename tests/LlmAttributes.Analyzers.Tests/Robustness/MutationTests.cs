using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers.Tests.Robustness;

/// <summary>Feeds broken sources to generators and analyzers: 2,500 of them with <c>LLMA_FULL=1</c>, otherwise one in twenty.</summary>
public sealed class MutationTests
{
    private const int Mutants = 2_500;
    private const int Seed = 20_417;

    [Fact]
    public async Task Seeds_AsTheyStand_Compile()
    {
        foreach (var source in SeedSources.All)
            Assert.Empty(await FaultsAsync(source, mayBeBroken: false));
    }

    [Fact]
    public async Task Mutants_OfAllKinds_NeitherCrashNorBreakTheBuild()
    {
        var every = Environment.GetEnvironmentVariable("LLMA_FULL") == "1" ? 1 : 20;
        var faults = new List<string>();
        await Parallel.ForAsync(0, Mutants / every, async (index, _) =>
        {
            var number = index * every;
            var random = new Random(Seed + number);
            var source = new Mutator(random).Mutate(SeedSources.All[random.Next(SeedSources.All.Length)]);
            foreach (var fault in await FaultsAsync(source, mayBeBroken: true))
            {
                lock (faults)
                    faults.Add($"Mutant {number}: {fault}\n{source}\n");
            }
        });

        var kinds = faults.GroupBy(static fault => fault.Split('\n')[0].Split(": ", 2)[1]).Select(static kind => kind.First());
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join("\n", kinds.Take(10))}");
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string source, bool mayBeBroken)
    {
        CompilerRun run;
        try
        {
            run = await CompilerRun.OfAsync(source);
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }

        if (run.Crashes.Count > 0)
            return run.Crashes;
        if (run.Source.Length > 0)
            return mayBeBroken ? [] : [.. run.Source.Select(static error => error.ToString())];
        return [.. run.Output.Select(static error => $"{error}\n{error.Location.SourceTree}")];
    }
}
