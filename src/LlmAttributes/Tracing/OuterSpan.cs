using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The span of a middleware that stands around a client of ours, such as <c>UseOpenTelemetry</c> of Microsoft.Extensions.AI.</summary>
internal static class OuterSpan
{
    // What FunctionInvokingChatClient names its span; the conventions know no such operation.
    private const string Tools = "orchestrate_tools";

    /// <summary>Whether the current span is that of the very request that a client is given: it has the tokens then, and is measured.</summary>
    /// <param name="operation">What the request asks for, as OpenTelemetry names it.</param>
    /// <param name="model">The model that the request names, or the client by itself.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOf(string operation, string? model)
    {
        var current = Activity.Current;

        // A loop of tools between the two has a span of its own.
        if (current is { Kind: ActivityKind.Internal, DisplayName: Tools })
            current = current.Parent;
        if (current is not { Kind: ActivityKind.Client } || ReferenceEquals(current.Source, Instruments.Source))
            return false;

        // Names are there even where nobody samples the span, unlike its tags.
        var name = current.DisplayName.AsSpan();
        if (string.IsNullOrWhiteSpace(model))
            return name.SequenceEqual(operation);
        return name.Length == operation.Length + 1 + model.Length && name.StartsWith(operation) && name[operation.Length] == ' ' && name.EndsWith(model);
    }
}
