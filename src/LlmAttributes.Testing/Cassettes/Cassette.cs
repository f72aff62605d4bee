namespace LlmAttributes.Testing;

/// <summary>A file of recorded answers. Tests play them without a network, and stay the same until the prompt changes. All members are safe for use by several threads.</summary>
/// <remarks>
/// An answer is found by contract, method, model, the fingerprint of the prompt, the messages and the options; equal requests find their answers in the order in which they were recorded. The texts of
/// prompts and answers stand in the file for people to read, so record with made-up data; keys and tokens are taken out (<see cref="CassetteOptions.Secrets"/>).
/// </remarks>
public sealed class Cassette : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Key, int Repeat), CassetteEntry> _entries = [];
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly string _path;
    private int _replayed;
    private int _recorded;

    private Cassette(string path, CassetteOptions options)
    {
        _path = path;
        Mode = options.EffectiveMode;
        Scrubber = new(options);
        foreach (var entry in Mode == CassetteMode.Record ? [] : CassetteFile.Read(path))
            _entries.TryAdd((entry.Key, entry.Repeat), entry);
    }

    /// <summary>Gets what the cassette does with a request, <see cref="CassetteMode.Auto"/> resolved.</summary>
    public CassetteMode Mode { get; }

    internal SecretScrubber Scrubber { get; }

    /// <summary>Opens a cassette; one that does not exist is empty.</summary>
    /// <param name="folder">The folder of the cassettes.</param>
    /// <param name="name">The name of the cassette, which may hold folders below; <c>.json</c> is added.</param>
    /// <param name="options">How it is kept.</param>
    /// <returns>The cassette. What it records is written by <see cref="Save"/> or when it is disposed.</returns>
    /// <exception cref="ArgumentException">The name leads out of the folder.</exception>
    /// <exception cref="CassetteException">The file is no cassette.</exception>
    public static Cassette Open(string folder, string name, CassetteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name + ".json"));
        if (!path.StartsWith(root, StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"The name of the cassette '{name}' leads out of the folder '{folder}'; name one inside of it.", nameof(name));
        if (new FileInfo(path) is { Exists: true, LinkTarget: not null })
            throw new ArgumentException($"The cassette '{name}' is a link; put the file itself into the folder '{folder}'.", nameof(name));
        return new(path, options ?? new());
    }

    /// <summary>Tells what the cassette did so far, and which of its answers no request asked for. Ask once all tests that use it have run.</summary>
    /// <returns>The report.</returns>
    public CassetteReport Report()
    {
        lock (_gate)
            return new(_replayed, _recorded, [.. Stale().Select(static entry => entry.ToString()).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Takes out the answers that no request asked for, and saves.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidOperationException">The cassette only replays.</exception>
    public int RemoveStale()
    {
        if (Mode == CassetteMode.Replay)
            throw new InvalidOperationException($"The cassette '{_path}' only replays; open it with '{nameof(CassetteMode)}.{nameof(CassetteMode.Auto)}' outside of a build server to remove what is stale.");
        lock (_gate)
        {
            CassetteEntry[] stale = [.. Stale()];
            foreach (var entry in stale)
                _entries.Remove((entry.Key, entry.Repeat));
            CassetteFile.Write(_path, _entries.Values);
            return stale.Length;
        }
    }

    /// <summary>Writes what was recorded.</summary>
    public void Save()
    {
        lock (_gate)
        {
            if (_recorded > 0)
                CassetteFile.Write(_path, _entries.Values);
        }
    }

    /// <summary>Writes what was recorded.</summary>
    public void Dispose() => Save();

    /// <summary>Finds the answer to a request.</summary>
    /// <returns>The answer; <see langword="null"/> when the request is to be asked and recorded.</returns>
    internal CassetteEntry? Find(CassetteSlot slot)
    {
        if (Mode == CassetteMode.Record)
            return null;
        lock (_gate)
        {
            if (_entries.TryGetValue((slot.Key, slot.Repeat), out var entry))
            {
                entry.IsUsed = true;
                _replayed++;
                return entry;
            }

            return Mode == CassetteMode.Replay ? throw new CassetteException(Missing(slot)) : null;
        }
    }

    internal CassetteSlot Slot(CallIdentity? source, CassetteRequest request)
    {
        var (call, prompt) = (source?.FullName ?? "", source?.Prompt?.Fingerprint);
        var key = RequestForm.KeyOf(call, source?.Model, prompt, request);
        lock (_gate)
        {
            var repeat = _asked.GetValueOrDefault(key);
            _asked[key] = repeat + 1;
            return new(call, source?.Model, prompt, key, repeat, request);
        }
    }

    /// <summary>Gives back the place of a request that failed, so that the next equal one takes it when the answers are played.</summary>
    internal void Release(CassetteSlot slot)
    {
        lock (_gate)
        {
            if (_asked[slot.Key] == slot.Repeat + 1)
                _asked[slot.Key] = slot.Repeat;
        }
    }

    internal void Add(CassetteSlot slot, CassetteResponse response)
    {
        lock (_gate)
        {
            _recorded++;
            _entries[(slot.Key, slot.Repeat)] = new(slot.Call, slot.Key, slot.Request, response) { Model = slot.Model, Prompt = slot.Prompt, Repeat = slot.Repeat, IsUsed = true };
        }
    }

    private IEnumerable<CassetteEntry> Stale() => _entries.Values.Where(static entry => !entry.IsUsed);

    private string Missing(CassetteSlot slot)
    {
        var who = slot.Call.Length == 0 ? "a request of no contract" : $"'{slot.Call}'";
        const string Remedy = "record it on your machine by running the test with a real client and without what says that it is a build server, such as CI or TF_BUILD";
        if (slot.Repeat > 0 && _entries.ContainsKey((slot.Key, 0)))
            return $"The cassette '{_path}' has an answer for {who}, but not for its repeat {slot.Repeat} of the same request; {Remedy}.";
        CassetteEntry[] others = [.. _entries.Values.Where(entry => entry.Call == slot.Call)];
        if (others.Length == 0)
            return $"The cassette '{_path}' has no answer for {who}; {Remedy}.";
        var asked = RequestForm.TextOf(slot.Request);
        var nearest = others.MinBy(entry => TextDistance.Of(RequestForm.TextOf(entry.Request), asked))!;
        var cause = nearest.Prompt != slot.Prompt
            ? "its prompt has changed since it was recorded"
            : RequestForm.TextOf(nearest.Request) != asked ? "its arguments are others" : nearest.Model != slot.Model ? $"it was recorded with the model '{nearest.Model}' and now asks '{slot.Model}'" : "its options are others";
        var difference = RequestForm.TextOf(nearest.Request) == asked
            ? TextDifference.Of(CassetteFile.Canonical(nearest.Request), CassetteFile.Canonical(slot.Request))
            : TextDifference.Of(RequestForm.TextOf(nearest.Request), asked);
        return $"The cassette '{_path}' has no answer for {who}: {cause}; {Remedy}. Recorded (-), asked (+):\n{difference}";
    }
}
