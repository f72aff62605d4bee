namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>An interface of somebody else whose methods have every policy that a decorator knows.</summary>
[Decorate, TracePerformance, RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.1)]
public partial interface IIndex
{
    [CircuitBreaker, RetryWithBackoff(Enabled = false)]
    Task<int> CountAsync(string filter, CancellationToken cancellationToken = default);

    [CircuitBreaker, Fallback(Value = -1, On = ErrorKinds.Overloaded)]
    int Size(string filter);

    [Fallback(Method = nameof(FindInMemoryAsync), On = ErrorKinds.Network)]
    Task<string> FindAsync(string word, CancellationToken cancellationToken = default);

    [Fallback(Value = "nothing")]
    ValueTask<string> FirstAsync(string word);

    [Fallback(Method = nameof(Flush))]
    void Save(string word);

    [Bulkhead(MaxConcurrency = 2), Timeout(TotalSeconds = 60)]
    Task<int> ImportAsync(int number, CancellationToken cancellationToken = default);

    [Timeout(IdleSeconds = 5), Fallback(Value = "...")]
    IAsyncEnumerable<string> ListAsync(string filter, CancellationToken cancellationToken = default);

    [Cache(DurationSeconds = 60, MaxEntries = 2)]
    Task<string> LookUpAsync(Term term, int top = 3, CancellationToken cancellationToken = default);

    [Cache]
    int Length(string word);

    Task<T> MapAsync<T>(string word, Func<string, T> map);

    [TracePerformance(Enabled = false)]
    bool TryGet(string word, out int place);

    void Flush(string word);

    Task<string> FindInMemoryAsync(string word, CancellationToken cancellationToken) => Task.FromResult("memory: " + word);
}
