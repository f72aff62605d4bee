namespace LlmAttributes;

/// <summary>How many requests are under way.</summary>
internal sealed class RunningCount
{
    private int _value;

    public int Value => Math.Max(0, Volatile.Read(ref _value));

    public void Add(int number) => Interlocked.Add(ref _value, number);
}
