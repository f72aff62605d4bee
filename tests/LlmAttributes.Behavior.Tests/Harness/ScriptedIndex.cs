using System.Runtime.CompilerServices;
using LlmAttributes.Behavior.Tests.Contracts;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>An implementation that fails on request and takes its time on a fake clock.</summary>
internal sealed class ScriptedIndex(TimeProvider clock) : IIndex
{
    private readonly object _gate = new();
    private int _running;

    /// <summary>How often the next runs fail.</summary>
    public int Failures { get; set; }

    public List<string> Runs { get; } = [];

    public int MostAtOnce { get; private set; }

    public TimeSpan Takes { get; set; }

    public async Task<int> CountAsync(string filter, CancellationToken cancellationToken = default) => (await RunAsync("count", filter, cancellationToken)).Length;

    public int Size(string filter) => Run("size", filter).Length;

    public Task<string> FindAsync(string word, CancellationToken cancellationToken = default) => RunAsync("find", word, cancellationToken);

    public ValueTask<string> FirstAsync(string word) => new(Run("first", word));

    public void Save(string word) => Run("save", word);

    public async Task<int> ImportAsync(int number, CancellationToken cancellationToken = default)
    {
        lock (_gate)
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        await RunAsync("import", "", cancellationToken).ConfigureAwait(false);
        lock (_gate)
            _running--;
        return number;
    }

    public async IAsyncEnumerable<string> ListAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await RunAsync("list", filter, cancellationToken);
        yield return await RunAsync("list", filter, cancellationToken);
    }

    public async Task<string> LookUpAsync(Term term, int top = 3, CancellationToken cancellationToken = default) =>
        await RunAsync("look up", term.Text, cancellationToken) + top;

    public int Length(string word) => Run("length", word).Length;

    public Task<T> MapAsync<T>(string word, Func<string, T> map) => Task.FromResult(map(Run("map", word)));

    public bool TryGet(string word, out int place)
    {
        place = word.Length;
        return true;
    }

    public void Flush(string word)
    {
        lock (_gate)
            Runs.Add("flush " + word);
    }

    private string Run(string name, string argument)
    {
        lock (_gate)
        {
            Runs.Add(name + " " + argument);
            return Failures-- > 0 ? throw new IOException("cut") : argument;
        }
    }

    private async Task<string> RunAsync(string name, string argument, CancellationToken cancellationToken)
    {
        if (Takes > TimeSpan.Zero)
            await Task.Delay(Takes, clock, cancellationToken).ConfigureAwait(false);
        return Run(name, argument);
    }
}
