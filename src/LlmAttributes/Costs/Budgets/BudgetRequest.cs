namespace LlmAttributes;

/// <summary>What an attempt asks of its budgets before it is sent.</summary>
/// <param name="Limits">The limits that hold together, at the most 64; none is named twice. A store may keep the list: nobody changes it.</param>
/// <param name="MinPicoUsd">The least that the attempt needs, in whole pico-dollars: its worst case with the output that must fit. 0 or more.</param>
/// <param name="MaxPicoUsd">The most that it can use: its worst case with the largest output that the model makes. Not below <paramref name="MinPicoUsd"/>.</param>
/// <param name="Now">The moment of the request.</param>
/// <param name="Expires">When the reservation stops counting unless it is settled, released or extended.</param>
public readonly record struct BudgetRequest(IReadOnlyList<BudgetLimit> Limits, long MinPicoUsd, long MaxPicoUsd, DateTimeOffset Now, DateTimeOffset Expires);
