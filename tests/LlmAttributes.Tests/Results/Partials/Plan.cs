using LlmAttributes.Tests.Results.Streaming;

namespace LlmAttributes.Tests.Results.Partials;

internal sealed record Plan(string Title, Step? First, IReadOnlyList<Step> Steps);
