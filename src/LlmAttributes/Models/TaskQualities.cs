using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>Qualities by type of task; equal to another when their entries are, so that facts compare by value.</summary>
internal sealed class TaskQualities : IReadOnlyDictionary<string, double>, IEquatable<TaskQualities>
{
    public static readonly TaskQualities Empty = new(new(StringComparer.OrdinalIgnoreCase));

    private readonly SortedList<string, double> _entries;

    private TaskQualities(SortedList<string, double> entries) => _entries = entries;

    public int Count => _entries.Count;

    public IEnumerable<string> Keys => _entries.Keys;

    public IEnumerable<double> Values => _entries.Values;

    public double this[string key] => _entries[key];

    public static TaskQualities Of(IReadOnlyDictionary<string, double> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries is TaskQualities known)
            return known;

        var sorted = new SortedList<string, double>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (type, quality) in entries)
            sorted[type] = quality;
        return new(sorted);
    }

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value) => _entries.TryGetValue(key, out value);

    public bool Equals(TaskQualities? other)
    {
        if (other is null || other.Count != Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (!string.Equals(_entries.Keys[i], other._entries.Keys[i], StringComparison.OrdinalIgnoreCase) || !_entries.Values[i].Equals(other._entries.Values[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as TaskQualities);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (type, quality) in _entries)
        {
            hash.Add(type, StringComparer.OrdinalIgnoreCase);
            hash.Add(quality);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the entries, as the text of a record shows them.</summary>
    public override string ToString() => $"[{string.Join(", ", _entries)}]";
}
