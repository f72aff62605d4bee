using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Runs the body of a workflow under one span, one deadline and one budget.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BoundWorkflow
{
    private readonly LlmRuntime _runtime;
    private readonly WorkflowPlan _plan;
    private readonly ILogger _logger;

    internal BoundWorkflow(LlmRuntime runtime, WorkflowPlan plan, ILogger logger)
    {
        _runtime = runtime;
        _plan = plan;
        _logger = logger;
    }

    /// <summary>Runs a workflow without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The body.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="runId">Names the run where its steps are kept; else <see langword="null"/> or empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the workflow.</returns>
    /// <exception cref="WorkflowException">A call failed, or the time was up.</exception>
    public Task RunAsync<TState>(TState state, Func<TState, CancellationToken, Task> run, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken cancellationToken) =>
        RunCoreAsync<(TState State, Func<TState, CancellationToken, Task> Run), object?>((state, run), static async (s, token) =>
        {
            await s.Run(s.State, token).ConfigureAwait(false);
            return null;
        }, progress, runId, cancellationToken);

    /// <summary>Runs a workflow.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The body.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="runId">Names the run where its steps are kept; else <see langword="null"/> or empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="WorkflowException">A call failed, or the time was up.</exception>
    public Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken cancellationToken) =>
        RunCoreAsync((state, run), static (s, token) => new ValueTask<T>(s.run(s.state, token)), progress, runId, cancellationToken);

    /// <summary>Runs a workflow without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The body.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="runId">Names the run where its steps are kept; else <see langword="null"/> or empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the workflow.</returns>
    /// <exception cref="WorkflowException">A call failed, or the time was up.</exception>
    public ValueTask RunValueAsync<TState>(TState state, Func<TState, CancellationToken, ValueTask> run, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken cancellationToken) =>
        new(RunCoreAsync<(TState State, Func<TState, CancellationToken, ValueTask> Run), object?>((state, run), static async (s, token) =>
        {
            await s.Run(s.State, token).ConfigureAwait(false);
            return null;
        }, progress, runId, cancellationToken));

    /// <summary>Runs a workflow.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The body.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="runId">Names the run where its steps are kept; else <see langword="null"/> or empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="WorkflowException">A call failed, or the time was up.</exception>
    public ValueTask<T> RunValueAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken cancellationToken) =>
        new(RunCoreAsync((state, run), static (s, token) => s.run(s.state, token), progress, runId, cancellationToken));

    /// <summary>Runs a workflow that streams its result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The body.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="runId">Names the run where its steps are kept; else <see langword="null"/> or empty.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The items. The workflow begins when the first is asked for.</returns>
    public async IAsyncEnumerable<T> Stream<TState, T>(
        TState state, Func<TState, CancellationToken, IAsyncEnumerable<T>> run, IProgress<WorkflowEvent>? progress, string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(run);
        using var scope = new WorkflowScope(_runtime, _plan, _logger, progress, runId, cancellationToken);
        IAsyncEnumerator<T>? items = null;
        try
        {
            items = await scope.OpenAsync(() => run(state, scope.Token).GetAsyncEnumerator(scope.Token)).ConfigureAwait(false);
            while (true)
            {
                // The reader may have come from elsewhere; the body goes on where it was.
                scope.Enter();
                bool hasNext;
                try
                {
                    hasNext = await items.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    if (scope.Fail(exception) is { } fault)
                        throw fault;
                    throw;
                }

                if (!hasNext)
                    break;
                yield return items.Current;
            }
        }
        finally
        {
            scope.Enter();
            await scope.CloseAsync(items).ConfigureAwait(false);
        }
    }

    private async Task<T> RunCoreAsync<TState, T>(TState state, Func<TState, CancellationToken, ValueTask<T>> run, IProgress<WorkflowEvent>? progress, string? runId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = new WorkflowScope(_runtime, _plan, _logger, progress, runId, cancellationToken);
        scope.Enter();
        try
        {
            await scope.ResumeAsync().ConfigureAwait(false);
            var result = await run(state, scope.Token).ConfigureAwait(false);
            scope.Succeed(result);
            return result;
        }
        catch (Exception exception)
        {
            if (scope.Fail(exception) is { } fault)
                throw fault;
            throw;
        }
        finally
        {
            await scope.ReleaseAsync().ConfigureAwait(false);
        }
    }
}
