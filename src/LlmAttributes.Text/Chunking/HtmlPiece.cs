namespace LlmAttributes;

/// <summary>A part of HTML as a reader sees it.</summary>
/// <param name="Start">Where it begins in the page.</param>
/// <param name="End">Where the next begins.</param>
/// <param name="Kind">What is read there.</param>
internal readonly record struct HtmlPiece(int Start, int End, HtmlPieceKind Kind);
