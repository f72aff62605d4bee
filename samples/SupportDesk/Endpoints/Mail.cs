using System.ComponentModel.DataAnnotations;

namespace SupportDesk.Endpoints;

/// <summary>A mail of a customer.</summary>
/// <param name="Text">The text, with its subject.</param>
public sealed record Mail([property: Required, StringLength(20_000)] string Text);
