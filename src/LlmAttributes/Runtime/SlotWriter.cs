namespace LlmAttributes.Runtime;

/// <summary>Writes what is put into the place of a retrieval.</summary>
/// <param name="slot">The place.</param>
/// <param name="text">Takes it.</param>
internal delegate void SlotWriter(RetrievedSlot slot, ref PromptText text);
