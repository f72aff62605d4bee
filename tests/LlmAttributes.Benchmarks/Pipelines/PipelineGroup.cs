using System.Globalization;
using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Ensembles;
using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Pipelines;

/// <summary>All systems in one call whose models answer at once: a question that no cache knows, a page of one chunk, three members.</summary>
internal static class PipelineGroup
{
    private const int Rounds = 101;
    private const int WarmUp = 100;

    // A call runs through several thousand methods, which the tiered compiler takes that long to finish with.
    private const double WarmUpSeconds = 10;

    // About 1,000 questions, so that what a search takes does not grow with how long was measured.
    private const int MeaningBytes = 1_500_000;

    private static readonly string[] s_laws =
    [
        "A tenant may keep small pets unless the contract forbids it for a reason.",
        "The rent may rise once in fifteen months, by a fifth at the most.",
        "A contract without an end may be ended by either side with three months of notice.",
        "A deposit is kept apart and returned half a year after the tenant has left.",
    ];

    public static IEnumerable<Figure> Measure()
    {
        var contract = IPipelineContract.Create(Runtime());
        var page = string.Join(' ', Enumerable.Repeat("The tenant pays the rent on the third day of each month and keeps the flat in good order.", 8));
        var turn = 0;
        Action<int> ask = count =>
        {
            for (var i = 0; i < count; i++)
                GC.KeepAlive(contract.JudgeAsync(string.Create(CultureInfo.InvariantCulture, $"Does clause {++turn} of the contract bind the tenant?"), page).GetAwaiter().GetResult());
        };
        var (median, low, high) = Timing.Measure(ask, Rounds, WarmUp, WarmUpSeconds);
        yield return new("bench.pipeline.all.us", median / 1_000, Rounds, low / 1_000, high / 1_000, "thirteen systems, three members, no model time");
    }

    private static LlmRuntime Runtime()
    {
        var store = new ContextStore(new() { Language = "en" });
        for (var i = 0; i < s_laws.Length; i++)
            store.AddAsync(new(string.Create(CultureInfo.InvariantCulture, $"law{i}"), s_laws[i])).GetAwaiter().GetResult();
        var builder = LlmRuntime.CreateBuilder();
        builder.Cache.Semantic.MaxBytes = MeaningBytes;
        return builder.UseTextChunking().UseRetriever("laws", store).UsePerformanceTracer()
            .AddModel(MemberModels.First, new InstantChatClient("true")).AddModel(MemberModels.Second, new InstantChatClient("true")).AddModel(MemberModels.Third, new InstantChatClient("false"))
            .Build();
    }
}
