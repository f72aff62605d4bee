namespace LlmAttributes;

public sealed partial class SemanticCache<TAnswer>
{
    // What an entry takes beside its text and vector: objects, places in lists.
    private const int Overhead = 500;

    // Two for the text itself, the rest for its reading, once it is near another: a word of six letters with its blank takes about 60 bytes of it.
    private const int BytesPerCharacter = 11;

    // As many are compared to find one that was not asked for lately.
    private const int Sample = 5;

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<string, SemanticShelf<TAnswer>> _shelves = new(StringComparer.Ordinal);
    private readonly List<SemanticEntry<TAnswer>> _entries = [];
    private readonly Random _random = new(1);
    private readonly long _maxBytes;
    private long _bytes;

    // All hold equally long, so they expire in the order in which they were kept.
    private SemanticEntry<TAnswer>? _oldest;
    private SemanticEntry<TAnswer>? _newest;

    /// <summary>Forgets answers.</summary>
    /// <param name="isGone">Whether an answer goes; <see langword="null"/> for all.</param>
    public void Remove(Func<TAnswer, bool>? isGone = null)
    {
        _gate.EnterWriteLock();
        try
        {
            for (var i = _entries.Count - 1; i >= 0; i--)
            {
                if (isGone is null || isGone(_entries[i].Answer))
                    Remove(_entries[i]);
            }
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    private (int Entries, long Bytes) Size()
    {
        _gate.EnterReadLock();
        try
        {
            return (_entries.Count, _bytes);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Whether the very same text has an answer.</summary>
    internal bool Holds(SemanticQuery query) => Same(query, out _) is not null;

    private SemanticHit<TAnswer>? Same(SemanticQuery query, out bool hasOthers)
    {
        _gate.EnterReadLock();
        try
        {
            hasOthers = _shelves.TryGetValue(query.Shelf, out var shelf);
            return shelf?.Of(query.Text) is { } entry && entry.Expires > _time.GetTimestamp() && entry.Shift <= 0 ? new(entry, 1, 1) : null;
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private (SemanticEntry<TAnswer> Entry, float Similarity)[] Nearest(SemanticQuery query, RoundedVector vector)
    {
        _gate.EnterReadLock();
        try
        {
            return _shelves.TryGetValue(query.Shelf, out var shelf) && shelf.Dimensions == vector.Dimensions ? shelf.Nearest(vector, _options.Candidates) : [];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Add(SemanticQuery query, TAnswer answer, long bytes, RoundedVector vector)
    {
        var now = _time.GetTimestamp();
        _gate.EnterWriteLock();
        try
        {
            Expire(now);
            if (!_shelves.TryGetValue(query.Shelf, out var shelf))
                _shelves.Add(query.Shelf, shelf = new(query.Shelf, vector.Dimensions));
            if (shelf.Dimensions != vector.Dimensions)
                throw new ArgumentException($"The embedding has {vector.Dimensions} dimensions, but those before have {shelf.Dimensions}; use a cache of its own for each embedding model.", nameof(query));
            if (shelf.Of(query.Text) is { } former)
                Remove(former);
            Put(new(shelf, query.Text, _embeddings is null ? query.Reading.Signs : null, answer, Overhead + bytes + (BytesPerCharacter * (long)query.Text.Length) + shelf.RowBytes)
            {
                Created = _time.GetUtcNow(),
                Expires = now + (long)(_options.DurationSeconds * _time.TimestampFrequency),
                LastUsed = now,
            }, vector);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    private void Expire(long now)
    {
        while (_oldest is { } oldest && oldest.Expires <= now)
            Remove(oldest);
    }

    private void Put(SemanticEntry<TAnswer> entry, RoundedVector vector)
    {
        // One that alone is too large would drive out all others and then itself.
        if (entry.Bytes > _maxBytes)
        {
            DropIfEmpty(entry.Shelf);
            return;
        }

        while (_bytes + entry.Bytes > _maxBytes)
            Remove(LeastRecent());

        // Making room may have emptied the shelf, which then was taken down.
        _shelves[entry.Shelf.Key] = entry.Shelf;
        entry.Shelf.Add(entry, vector);
        entry.Place = _entries.Count;
        _entries.Add(entry);
        _bytes += entry.Bytes;
        entry.Older = _newest;
        if (_newest is null)
            _oldest = entry;
        else
            _newest.Newer = entry;
        _newest = entry;
    }

    private SemanticEntry<TAnswer> LeastRecent()
    {
        var found = _entries[_random.Next(_entries.Count)];
        for (var i = 1; i < Sample; i++)
        {
            var other = _entries[_random.Next(_entries.Count)];
            if (other.LastUsed < found.LastUsed)
                found = other;
        }

        return found;
    }

    private void Remove(SemanticEntry<TAnswer> entry)
    {
        if (entry.Place < 0)
            return;
        var last = _entries[^1];
        _entries[entry.Place] = last;
        last.Place = entry.Place;
        _entries.RemoveAt(_entries.Count - 1);
        entry.Place = -1;
        _bytes -= entry.Bytes;
        Unlink(entry);
        entry.Shelf.Remove(entry);
        DropIfEmpty(entry.Shelf);
    }

    private void Unlink(SemanticEntry<TAnswer> entry)
    {
        if (entry.Older is { } older)
            older.Newer = entry.Newer;
        else
            _oldest = entry.Newer;
        if (entry.Newer is { } newer)
            newer.Older = entry.Older;
        else
            _newest = entry.Older;
        (entry.Older, entry.Newer) = (null, null);
    }

    private void DropIfEmpty(SemanticShelf<TAnswer> shelf)
    {
        if (shelf.Count == 0)
            _shelves.Remove(shelf.Key);
    }
}
