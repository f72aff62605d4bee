namespace LlmAttributes.Testing;

/// <summary>Ids that look like those of the providers and are the same in each run.</summary>
internal sealed class RequestIds
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private long _count;

    public string Next(string prefix) => string.Create(prefix.Length + 24, (prefix, state: (ulong)Interlocked.Increment(ref _count)), static (id, source) =>
    {
        source.prefix.CopyTo(id);
        var state = source.state * 0x9E3779B97F4A7C15;
        for (var i = source.prefix.Length; i < id.Length; i++)
        {
            // SplitMix64: one step a character.
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            id[i] = Alphabet[(int)((mixed ^ (mixed >> 31)) % (ulong)Alphabet.Length)];
        }
    });
}
