using System.Globalization;

namespace LlmAttributes;

/// <summary>Where among steps that run side by side a step runs, so that it is known again when the run is repeated.</summary>
internal sealed class WorkflowBranch(string path)
{
    private int _begun;

    public string Path => path;

    /// <summary>The next place in the branch; what runs in it runs one after the other.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"{path}{Interlocked.Increment(ref _begun)}");

    /// <summary>The place of a group of branches; <see langword="null"/> outside of a workflow's body.</summary>
    public static string? NewGroup() => WorkflowPlace.Body?.Branch.Next();

    /// <summary>Runs a step in a branch of its own.</summary>
    public static async Task<T> RunAsync<T>(string? group, int index, Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        using var scope = group is null || WorkflowPlace.Body is not { } place
            ? null
            : LlmScope.Begin(place with { Branch = new(string.Create(CultureInfo.InvariantCulture, $"{group}.{index}/")) });
        return await step(cancellationToken).ConfigureAwait(false);
    }
}
