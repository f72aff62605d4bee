namespace LlmAttributes;

/// <content>The optimizing of queries.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Gets the optimizer that calls with <see cref="OptimizeQueryAttribute"/> share, with all that it has learned.</summary>
    public QueryOptimizer Queries { get; }

    private async Task LoadQueriesAsync()
    {
        try
        {
            await Queries.LoadAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.QueriesNotRead(Logger, exception);
        }
    }

    private async Task FlushQueriesAsync()
    {
        try
        {
            await Queries.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.QueriesNotKept(Logger, exception);
        }
    }
}
