using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>The ledger at one moment.</summary>
/// <param name="Entries">One entry per contract, call and model that was asked.</param>
public sealed record CostSnapshot(IReadOnlyList<CostEntry> Entries)
{
    /// <summary>Gets the sum of all known costs.</summary>
    public Cost KnownTotal
    {
        get
        {
            var total = Cost.Zero;
            foreach (var entry in Entries)
            {
                if (entry.Cost.IsKnown)
                    total += entry.Cost;
            }

            return total;
        }
    }

    /// <summary>Gets a value indicating whether a model without price was asked, or an attempt reported no usage, so that the true total is above <see cref="KnownTotal"/>.</summary>
    public bool HasUnknown
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (!entry.Cost.IsKnown || entry.UnmeteredAttempts > 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Gets the tokens of all entries.</summary>
    public TokenUsage Usage
    {
        get
        {
            var total = default(TokenUsage);
            foreach (var entry in Entries)
                total += entry.Usage;
            return total;
        }
    }

    /// <summary>Writes the snapshot as a text table.</summary>
    /// <returns>One line per entry and a line with the total.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        var total = Usage;
        text.Append(CultureInfo.InvariantCulture, $"{"call",-36} {"model",-12} {"attempts",8} {"in",10} {"out",10} {"cost",14}\n");
        foreach (var e in Entries)
            text.Append(CultureInfo.InvariantCulture, $"{e.Contract + "." + e.Call,-36} {e.Model,-12} {e.Attempts,8} {e.Usage.InputTokens,10} {e.Usage.OutputTokens,10} {e.Cost,14}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"total",-36} {"",-12} {"",8} {total.InputTokens,10} {total.OutputTokens,10} {KnownTotal,14}{(HasUnknown ? " and an unknown part" : "")}\n");
        return text.ToString();
    }
}
