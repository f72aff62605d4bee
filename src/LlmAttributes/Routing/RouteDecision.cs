using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>Which models a call asks, in which order, and why. Failover walks the order.</summary>
public sealed record RouteDecision
{
    /// <summary>Gets the contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</summary>
    public required string Call { get; init; }

    /// <summary>Gets the strategy.</summary>
    public required RouteStrategy Strategy { get; init; }

    /// <summary>Gets the keys of the models in the order in which they are asked, those of the fallback chain last.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>Gets why the first model is first: <c>cheapest</c>, <c>turn</c>, <c>sticky</c> and so on, or the words of a router of one's own.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the scores by which the strategy ordered, the higher the better; empty where it has none.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>Gets the models that a constraint removed or put last, with the cause.</summary>
    public IReadOnlyList<FilteredCandidate> Filtered { get; init; } = [];

    /// <summary>Gets the key of the model that is asked first, or <see langword="null"/> when nobody may answer.</summary>
    public string? Chosen => Order.Count > 0 ? Order[0] : null;

    /// <summary>Writes the decision as a table.</summary>
    /// <returns>A line for the choice, then one for each model.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Call).Append(": ").Append(Chosen is null ? "nobody" : $"'{Chosen}'").Append(" by ").Append(Strategy).Append(" (").Append(Reason).Append(')');
        for (var i = 0; i < Order.Count; i++)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{i + 1,3}. {Order[i]}");
            if (Scores.TryGetValue(Order[i], out var score))
                text.Append(CultureInfo.InvariantCulture, $"  {score:G4}");
        }

        foreach (var filtered in Filtered)
            text.Append("\n  -  ").Append(filtered.Model).Append("  ").Append(filtered.Cause);
        return text.ToString();
    }
}
