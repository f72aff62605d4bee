namespace LlmAttributes;

/// <summary>What a <see cref="PageHinkley"/> knows.</summary>
/// <param name="Count">How many scores.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Squares">The sum of their squared distances from it.</param>
/// <param name="Largest">The largest shortfall.</param>
/// <param name="Sum">The sum of the test.</param>
public readonly record struct PageHinkleyState(long Count, double Mean, double Squares, double Largest, double Sum);
