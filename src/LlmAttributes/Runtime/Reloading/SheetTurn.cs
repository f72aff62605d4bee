using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A message of a changed prompt.</summary>
/// <param name="Role">The role.</param>
/// <param name="Parts">The text.</param>
/// <param name="IsTrimmed">Whether the text ends with a block whose last line end is left out.</param>
internal sealed record SheetTurn(ChatRole Role, IReadOnlyList<SheetPart> Parts, bool IsTrimmed);
