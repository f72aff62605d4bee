namespace LlmAttributes;

/// <summary>A state as it is sent.</summary>
/// <param name="Number">Grows when the state differs from the one before.</param>
/// <param name="Json">The JSON text.</param>
internal sealed record State(long Number, ReadOnlyMemory<byte> Json);
