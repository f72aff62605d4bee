using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Lets time go by on a fake clock.</summary>
internal static class FakeTime
{
    /// <summary>Moves the clock in small steps until a task ends.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        for (var i = 0; i < 10_000 && !task.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.1));
            await SettleAsync();
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    // What a timer wakes goes on in the pool; the clock must not run away from it. Yielding, unlike spinning, lets this thread take its share of that work.
    private static async Task SettleAsync()
    {
        for (var i = 0; i < 1_000 && (i < 20 || IsBusy()); i++)
        {
            Thread.Yield();
            await Task.Yield();
        }
    }

    // On a machine with much else to do a thread may have found work and wait for its turn.
    private static bool IsBusy()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return ThreadPool.PendingWorkItemCount > 0 || most - free > (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
    }
}
