using System.ComponentModel.DataAnnotations;

namespace SupportDesk.Endpoints;

/// <summary>What somebody thinks of an answer.</summary>
/// <param name="ResultId">The id that came with the answer.</param>
/// <param name="Score">0 for useless, 1 for right.</param>
public sealed record Judgement([property: Required] string ResultId, [property: Range(0.0, 1.0)] double Score);
