namespace LlmAttributes.BudgetWorker;

/// <summary>A workflow of many calls.</summary>
[LlmClient]
[Model(IPaid.First)]
public partial interface ILongRun
{
    internal const int AtOnce = 4;

    [Prompt("Part {number}.")]
    Task<string> PartAsync(int number, CancellationToken cancellationToken = default);

    [Prompt("Sum up {count}.")]
    Task<string> SumAsync(int count, CancellationToken cancellationToken = default);

    [Workflow]
    async Task<string> RunAsync(int parts, Action<string> finished, [RunId] string run, CancellationToken cancellationToken = default)
    {
        var all = await Workflow.ParallelAsync(
            Enumerable.Range(0, parts),
            async (number, token) =>
            {
                var part = await PartAsync(number, token);
                finished($"Part {number}.");
                return part;
            },
            AtOnce,
            cancellationToken);
        return await SumAsync(all.Count, cancellationToken);
    }
}
