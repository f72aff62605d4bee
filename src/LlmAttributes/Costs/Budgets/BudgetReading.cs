namespace LlmAttributes;

/// <summary>The state of a limit at one moment, in whole pico-dollars.</summary>
/// <param name="SpentPicoUsd">What was settled in the period.</param>
/// <param name="ReservedPicoUsd">What is reserved for running attempts.</param>
/// <param name="RaisedPicoUsd">By how much the limit is raised for the moment.</param>
/// <param name="Reservations">How many reservations are open in the period.</param>
public readonly record struct BudgetReading(long SpentPicoUsd, long ReservedPicoUsd, long RaisedPicoUsd, int Reservations);
