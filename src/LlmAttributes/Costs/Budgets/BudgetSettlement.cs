namespace LlmAttributes;

/// <summary>What the end of a reservation changed.</summary>
/// <param name="IsBooked">Whether the amount was booked; <see langword="false"/> when the reservation was settled or released before.</param>
/// <param name="SoftLimits">The limits that this settlement brought to their soft limit, as bits: bit <c>i</c> is limit <c>i</c> of the reservation.</param>
/// <remarks>In each bucket of the calendar, or whenever a rolling sum rises from below the soft limit to it or above, exactly one settlement carries the bit.</remarks>
public readonly record struct BudgetSettlement(bool IsBooked, ulong SoftLimits);
