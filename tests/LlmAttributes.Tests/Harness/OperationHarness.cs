using System.Runtime.CompilerServices;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Harness;

/// <summary>Operations of a decorated interface, bound by hand on a fake clock, and implementations to put behind them.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The logger holds nothing to dispose.")]
internal sealed class OperationHarness
{
    public OperationHarness() => Calls = new CallHarness().Configure(b => b.UsePerformanceTracer().UseLogger(Log));

    public CallHarness Calls { get; }

    public ListLogger Log { get; } = new();

    /// <summary>When the implementation was entered, in seconds from the start.</summary>
    public List<double> RunAt { get; } = [];

    public static CallPlan Plan { get; } = CallHarness.Plan with { Call = "FindAsync" };

    public BoundOperation Bind(CallPlan plan) => new OperationBinder(Calls.Runtime, typeof(OperationHarness)).Bind(plan);

    public Task<T> RunAsync<T>(Task<T> task) => Calls.RunAsync(task);

    public void Enter() => RunAt.Add((Calls.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds);

    /// <summary>An implementation that fails some times and then answers.</summary>
    public Func<int, CancellationToken, Task<int>> Fail(int times, Func<Exception> failure) => (result, _) =>
    {
        Enter();
        return RunAt.Count <= times ? Task.FromException<int>(failure()) : Task.FromResult(result);
    };

    /// <summary>An implementation that takes some time.</summary>
    public Func<int, CancellationToken, Task<int>> Take(double seconds) => async (result, token) =>
    {
        Enter();
        await Task.Delay(TimeSpan.FromSeconds(seconds), Calls.Clock, token);
        return result;
    };

    /// <summary>A stream of numbers with a wait before each; what stands in the place of a number it throws.</summary>
    public async IAsyncEnumerable<int> Stream(object[] items, double waitSeconds = 0, [EnumeratorCancellation] CancellationToken token = default)
    {
        Enter();
        foreach (var item in items)
        {
            if (waitSeconds > 0)
                await Task.Delay(TimeSpan.FromSeconds(waitSeconds), Calls.Clock, token);
            yield return item is Exception exception ? throw exception : (int)item;
        }
    }
}
