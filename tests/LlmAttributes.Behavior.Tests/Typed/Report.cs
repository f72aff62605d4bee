using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace LlmAttributes.Behavior.Tests.Typed;

public sealed record Report(string Title, [property: Range(1, 500)] int Pages, List<Plain> Lines, ImmutableArray<string> Tags, Plain? First = null, Tone Tone = Tone.Calm);
