using System.ComponentModel.DataAnnotations;

namespace LlmAttributes.Behavior.Tests.Contracts;

public sealed record BillLine(string Article, [property: Range(1, 99)] int Count, Mood Mood);
