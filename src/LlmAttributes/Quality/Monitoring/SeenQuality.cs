namespace LlmAttributes;

/// <summary>What was seen of the answers of one model to one call.</summary>
/// <param name="Weight">How many judgements of users it is worth; a score by what can be seen counts less than one.</param>
/// <param name="Mean">The mean, 0 to 1.</param>
internal readonly record struct SeenQuality(double Weight, double Mean);
