namespace LlmAttributes;

/// <summary>The JSON form of one line of the playground's answer; <see cref="Type"/> says which of the others are there.</summary>
/// <param name="Type"><c>invalid</c>, <c>prepared</c>, <c>chunk</c>, <c>succeeded</c> or <c>failed</c>.</param>
internal sealed record PlaygroundLine(string Type)
{
    /// <summary>Gets what is wrong with the request, or what went wrong with the call.</summary>
    public string? Message { get; init; }

    public IReadOnlyList<MessageDocument>? Messages { get; init; }

    public EstimateDocument? Estimate { get; init; }

    public RouteDocument? Route { get; init; }

    public string? Text { get; init; }

    /// <summary>Gets the facts of the call, as soon as it has ended; none when the dashboard does not see the calls of the contract.</summary>
    public CallDocument? Call { get; init; }
}
