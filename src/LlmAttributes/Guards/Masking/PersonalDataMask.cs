using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace LlmAttributes;

/// <summary>Puts placeholders in place of personal data, and the data back. Thread-safe; use one for each request and what belongs to it, since it keeps all that it has seen.</summary>
/// <remarks>
/// A placeholder such as <c>[EMAIL_1_4K9QZT2M7XWA]</c> ends with what is drawn anew for each mask and is in no text that is masked first, so nobody can write a text that is restored to another's
/// data. What has been found once is masked wherever it stands.
/// </remarks>
public sealed class PersonalDataMask
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MarkBytes = 12;

    private readonly PersonalDataKinds _kinds;
    private readonly Func<int, byte[]> _randomBytes;
    private readonly object _gate = new();
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonalDataKinds, int> _counts = [];

    // Replaced as a whole when a value comes, so that whoever replaces texts needs no lock.
    private volatile State _state = State.Empty;
    private string _mark = "";

    /// <summary>Creates a mask.</summary>
    /// <param name="kinds">What is masked.</param>
    public PersonalDataMask(PersonalDataKinds kinds = PersonalDataKinds.All)
        : this(kinds, RandomNumberGenerator.GetBytes)
    {
    }

    internal PersonalDataMask(PersonalDataKinds kinds, Func<int, byte[]> randomBytes)
    {
        _kinds = kinds;
        _randomBytes = randomBytes;
    }

    /// <summary>Whether anything was found so far.</summary>
    internal bool IsEmpty => _state.Values.Length == 0;

    /// <summary>All that was found so far, the longest first.</summary>
    internal string[] Values => _state.Values;

    /// <summary>Masks a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with placeholders.</returns>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Learn([text], []);
        return Replace(text);
    }

    /// <summary>Puts the data back into a text.</summary>
    /// <param name="text">The text, for instance what a model made of masked ones.</param>
    /// <returns>The text with the data.</returns>
    public string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Restore(text, isJson: false);
    }

    /// <summary>Finds the data in all texts that belong together, before any of them is masked.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="terms">What is masked too, whatever it is.</param>
    internal void Learn(IReadOnlyList<string> texts, IEnumerable<string> terms)
    {
        lock (_gate)
        {
            var known = _placeholders.Count;
            foreach (var term in terms)
                Add(term, PersonalDataKinds.None, texts);
            foreach (var text in texts)
            {
                foreach (var match in PersonalData.Find(text, _kinds))
                    Add(text.Substring(match.Start, match.Length), match.Kind, texts);
            }

            if (_placeholders.Count > known)
                _state = new(_placeholders, "_" + _mark + "]");
        }
    }

    /// <summary>Masks what is known, wherever it stands; of several values at one place the longest.</summary>
    internal string Replace(string text)
    {
        var state = _state;
        var at = state.IndexOf(text, 0, out var value);
        if (at < 0)
            return text;
        var masked = new StringBuilder(text.Length + 32);
        var done = 0;
        for (; at >= 0; at = state.IndexOf(text, done, out value))
        {
            masked.Append(text, done, at - done).Append(state.PlaceholderOf(value!));
            done = at + value!.Length;
        }

        return masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Puts the data back.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isJson">Whether placeholders stand in strings of JSON, where some characters are written in another way.</param>
    internal string Restore(string text, bool isJson)
    {
        var state = _state;
        if (state.Values.Length == 0)
            return text;
        StringBuilder? restored = null;
        var done = 0;
        for (var end = text.IndexOf(state.End, StringComparison.Ordinal); end >= 0; end = text.IndexOf(state.End, end + 1, StringComparison.Ordinal))
        {
            var start = end == 0 ? -1 : text.LastIndexOf('[', end - 1, end - done);
            if (start < 0 || state.ValueOf(text[start..(end + state.End.Length)]) is not { } value)
                continue;
            (restored ??= new()).Append(text, done, start - done).Append(isJson ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : value);
            done = end + state.End.Length;
        }

        return restored is null ? text : restored.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>How much of the end of a text may be the beginning of a placeholder.</summary>
    internal int OpenLength(string text)
    {
        var start = text.LastIndexOf('[');
        return start >= 0 && _state.IsBeginning(text.AsSpan(start)) ? text.Length - start : 0;
    }

    private void Add(string value, PersonalDataKinds kind, IReadOnlyList<string> texts)
    {
        if (_placeholders.ContainsKey(value))
            return;
        while (_mark.Length == 0 || (_placeholders.Count == 0 && texts.Any(text => text.Contains(_mark, StringComparison.Ordinal))))
            _mark += NewMark();
        var count = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        _placeholders.Add(value, string.Create(CultureInfo.InvariantCulture, $"[{NameOf(kind)}_{count}_{_mark}]"));
    }

    private string NewMark() => string.Concat(_randomBytes(MarkBytes).Select(static b => Alphabet[b % Alphabet.Length]));

    private static string NameOf(PersonalDataKinds kind) => kind switch
    {
        PersonalDataKinds.Email => "EMAIL",
        PersonalDataKinds.Phone => "PHONE",
        PersonalDataKinds.Card => "CARD",
        PersonalDataKinds.BankAccount => "ACCOUNT",
        PersonalDataKinds.SocialSecurity => "SSN",
        PersonalDataKinds.IpAddress => "IP",
        PersonalDataKinds.Key => "KEY",
        _ => "VALUE",
    };

    private sealed class State
    {
        public static readonly State Empty = new([], "");

        private readonly Dictionary<string, string> _placeholders;
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly SearchValues<char> _firsts;

        public State(Dictionary<string, string> placeholders, string end)
        {
            _placeholders = new(placeholders, StringComparer.Ordinal);
            foreach (var (value, placeholder) in placeholders)
                _values.Add(placeholder, value);
            Values = [.. placeholders.Keys.OrderByDescending(static value => value.Length).ThenBy(static value => value, StringComparer.Ordinal)];
            _firsts = SearchValues.Create(string.Concat(Values.Select(static value => value[0])));
            End = end;
        }

        public string[] Values { get; }

        /// <summary>What every placeholder ends with.</summary>
        public string End { get; }

        public string PlaceholderOf(string value) => _placeholders[value];

        public string? ValueOf(string placeholder) => _values.GetValueOrDefault(placeholder);

        public int IndexOf(string text, int start, out string? found)
        {
            found = null;
            while (start < text.Length)
            {
                var next = text.AsSpan(start).IndexOfAny(_firsts);
                if (next < 0)
                    return -1;
                start += next;
                foreach (var value in Values)
                {
                    if (string.CompareOrdinal(text, start, value, 0, value.Length) != 0)
                        continue;
                    found = value;
                    return start;
                }

                start++;
            }

            return -1;
        }

        public bool IsBeginning(ReadOnlySpan<char> text)
        {
            foreach (var placeholder in _values.Keys)
            {
                if (text.Length < placeholder.Length && placeholder.AsSpan().StartsWith(text))
                    return true;
            }

            return false;
        }
    }
}
