using LlmAttributes;

namespace SupportDesk.Endpoints;

/// <summary>An answer with what its call took.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Model">The model that gave it.</param>
/// <param name="Attempts">Each request that was made for it.</param>
/// <param name="CostUsd">What it cost; <see langword="null"/> where that is unknown.</param>
/// <param name="IsCached">Whether it was kept from an equal call.</param>
/// <param name="ResultId">By what it can be judged.</param>
public sealed record Answer<T>(T Value, string Model, IReadOnlyList<string> Attempts, decimal? CostUsd, bool IsCached, string? ResultId);

/// <summary>Makes answers.</summary>
internal static class Answer
{
    public static Answer<T> Of<T>(LlmResult<T> result) => Of(result, result.Value);

    public static Answer<TValue> Of<T, TValue>(LlmResult<T> result, TValue value) => new(
        value,
        result.Model,
        [.. result.Attempts.Select(static attempt => attempt.ToString())],
        result.Cost.IsKnown ? result.Cost.Usd : null,
        result.CacheHit is not null,
        result.ResultId);
}
