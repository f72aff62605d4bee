using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Finds answers that were given to other texts of the same meaning. Thread-safe.</summary>
/// <remarks>
/// <para>Candidates are the nearest texts by embedding. A verifier then compares the texts themselves: it turns down what differs in a number, a negation, a name, a unit, a language or by an opposite
/// or exchanged word, and gives the rest a calibrated probability, which must reach what <see cref="SemanticCacheOptions.MaxWrongHitRate"/> asks. It was fitted on English questions; texts in other
/// languages hit mostly when they are written alike.</para>
/// <para>Feedback by <see cref="Report"/> moves that demand, for the entry by what is known of it and for all by the share of wrong hits. Texts in another partition, or with other slots, are never
/// looked at.</para>
/// </remarks>
/// <typeparam name="TAnswer">What is kept; it is handed to all who ask, so nobody may change it.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "The lock is waited on only inside calls, so once nobody calls it holds nothing but memory.")]
public sealed partial class SemanticCache<TAnswer>
    where TAnswer : class
{
    private readonly SemanticCacheOptions _options;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embeddings;
    private readonly TimeProvider _time;
    private readonly WrongHitBound _bound;
    private readonly CandidateVerifier _verifier = CandidateVerifier.Shipped;
    private long _lookups;
    private long _hits;
    private long _rejected;

    /// <summary>Creates a cache.</summary>
    /// <param name="options">What it may serve; it is read once.</param>
    /// <param name="embeddings">What finds near texts; without it they are found by their words (<see cref="LexicalEmbeddingGenerator"/>), which needs no request.</param>
    /// <param name="time">Tells the time.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SemanticCache(SemanticCacheOptions? options = null, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null, TimeProvider? time = null)
    {
        _options = options ?? new();
        _options.Validate();
        _embeddings = embeddings;
        _time = time ?? TimeProvider.System;
        _maxBytes = _options.MaxBytes;
        _bound = new(_options.MaxWrongHitRate, _verifier.Curves.LeastFor(_options.MaxWrongHitRate));
    }

    /// <summary>Gets what was asked so far.</summary>
    public SemanticCacheStats Stats
    {
        get
        {
            var (entries, bytes) = Size();
            lock (_bound)
            {
                return new(Interlocked.Read(ref _lookups), Interlocked.Read(ref _hits))
                {
                    Rejected = Interlocked.Read(ref _rejected),
                    Judged = _bound.Judged,
                    Wrong = _bound.Wrong,
                    Entries = entries,
                    Bytes = bytes,
                };
            }
        }
    }

    /// <summary>Finds an answer that may be served.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Ends the embedding.</param>
    /// <returns>The answer, or <see langword="null"/> when there is none or in shadow mode.</returns>
    /// <exception cref="ArgumentException">The query has no partition where one is required.</exception>
    public async ValueTask<SemanticHit<TAnswer>?> FindAsync(SemanticQuery query, CancellationToken cancellationToken = default)
    {
        var hit = await MatchAsync(query, cancellationToken).ConfigureAwait(false);
        return _options.IsShadow ? null : hit;
    }

    /// <summary>Finds the answer that would be served, in shadow mode too: for comparing it with that of a model.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Ends the embedding.</param>
    /// <returns>The answer, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArgumentException">The query has no partition where one is required.</exception>
    public ValueTask<SemanticHit<TAnswer>?> MatchAsync(SemanticQuery query, CancellationToken cancellationToken = default)
    {
        Check(query);
        Interlocked.Increment(ref _lookups);
        if (Same(query, out var hasOthers) is { } same)
            return new(Hit(same));
        if (!hasOthers)
            return default;
        return KnownVectorOf(query) is { } vector ? new(Match(query, vector)) : EmbedAndMatchAsync(query, cancellationToken);
    }

    /// <summary>Keeps an answer; one that the same text had before goes.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="bytes">About how much memory the answer takes.</param>
    /// <param name="cancellationToken">Ends the embedding.</param>
    /// <exception cref="ArgumentException">The query has no partition where one is required, or its embedding has another length than those before.</exception>
    public ValueTask KeepAsync(SemanticQuery query, TAnswer answer, long bytes, CancellationToken cancellationToken = default)
    {
        Check(query);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (KnownVectorOf(query) is not { } vector)
            return EmbedAndKeepAsync(query, answer, bytes, cancellationToken);
        Add(query, answer, bytes, vector);
        return default;
    }

    /// <summary>Says whether a hit was right, by which later ones are decided.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="wasRight">Whether its answer was right for the query.</param>
    public void Report(SemanticHit<TAnswer> hit, bool wasRight)
    {
        ArgumentNullException.ThrowIfNull(hit);
        hit.Entry.Learn(Logistic.LogitOf(hit.Confidence), wasRight);
        lock (_bound)
            _bound.Add(wasRight);
    }

    private async ValueTask<SemanticHit<TAnswer>?> EmbedAndMatchAsync(SemanticQuery query, CancellationToken cancellationToken) =>
        Match(query, await EmbedAsync(query, cancellationToken).ConfigureAwait(false));

    private async ValueTask EmbedAndKeepAsync(SemanticQuery query, TAnswer answer, long bytes, CancellationToken cancellationToken) =>
        Add(query, answer, bytes, await EmbedAsync(query, cancellationToken).ConfigureAwait(false));

    private SemanticHit<TAnswer>? Match(SemanticQuery query, RoundedVector vector) => Best(query, Nearest(query, vector)) is { } hit ? Hit(hit) : null;

    private SemanticHit<TAnswer> Hit(SemanticHit<TAnswer> hit)
    {
        hit.Entry.LastUsed = _time.GetTimestamp();
        Interlocked.Increment(ref _hits);
        return hit;
    }

    private SemanticHit<TAnswer>? Best(SemanticQuery query, (SemanticEntry<TAnswer> Entry, float Similarity)[] nearest)
    {
        double least;
        lock (_bound)
            least = _bound.Least;
        SemanticHit<TAnswer>? best = null;
        var (highest, now, isRejected) = (least, _time.GetTimestamp(), false);
        foreach (var (entry, similarity) in nearest)
        {
            if (similarity < _options.MinSimilarity || entry.Expires <= now)
                continue;
            if (IsForbidden(entry, query) || _verifier.ConfidenceOf(entry.Reading, query.Reading) is not { } confidence)
            {
                isRejected = true;
                continue;
            }

            var logit = Logistic.LogitOf(confidence) - entry.Shift;
            if (logit >= highest)
                (highest, best) = (logit, new(entry, confidence, similarity));
        }

        if (best is null && isRejected)
            Interlocked.Increment(ref _rejected);
        return best;
    }

    // Most of what is near shows by its signs that it is another question, without a look at its text. A text so long that it was not read to its end may still be the same.
    private static bool IsForbidden(SemanticEntry<TAnswer> entry, SemanticQuery query)
    {
        var faults = PairRules.AtOnce(entry.Signs, query.Reading.Signs);
        return faults == PairFaults.Length ? entry.Text != query.Text : faults != PairFaults.None;
    }

    // Finding near texts by their words needs nobody.
    private RoundedVector? KnownVectorOf(SemanticQuery query)
    {
        if (query.Rounded is { } known)
            return known;
        if (query.Vector is { } vector)
            return query.Rounded = new(vector);
        if (_embeddings is not null)
            return null;
        Span<float> words = stackalloc float[LexicalVector.Dimensions];
        LexicalVector.Write(query.Reading, PairModel.Shipped.Weights, words);
        return query.Rounded = new(words);
    }

    private async ValueTask<RoundedVector> EmbedAsync(SemanticQuery query, CancellationToken cancellationToken)
    {
        var made = query.Asking is { } asking && _embeddings is PlannedEmbeddingGenerator<string, Embedding<float>> planned
            ? (await planned.AskResultAsync([query.Text], asking, cancellationToken).ConfigureAwait(false)).Embeddings
            : await _embeddings!.GenerateAsync([query.Text], null, cancellationToken).ConfigureAwait(false);
        query.Vector = made[0].Vector.ToArray();
        return query.Rounded = new(query.Vector);
    }

    private void Check(SemanticQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_options.RequiresPartition && string.IsNullOrEmpty(query.Partition))
            throw new ArgumentException("The query has no partition, and the cache requires one; set 'SemanticQuery.Partition' to the tenant or user.", nameof(query));
    }
}
