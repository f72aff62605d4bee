using System.Globalization;

namespace LlmAttributes;

/// <summary>How good an answer is by what can be seen of it. It says nothing of whether the answer is true.</summary>
/// <remarks>
/// The value is the product over all findings of <c>1 - weight × (1 - score)</c>: each check takes away at the most its weight, what is wrong in several ways is worse than each of
/// them, and a check that finds nothing wrong changes nothing.
/// </remarks>
public sealed class QualityScore
{
    private readonly QualityFinding[] _findings;

    internal QualityScore(QualityFinding[] findings)
    {
        _findings = findings;
        var value = 1.0;
        foreach (var finding in findings)
            value *= 1 - (finding.Weight * (1 - finding.Score));
        Value = value;
    }

    /// <summary>Gets the quality, 0 to 1.</summary>
    public double Value { get; }

    /// <summary>Gets what each check found that had something to look at, in the order of <see cref="QualityChecks"/>, then the own ones.</summary>
    public IReadOnlyList<QualityFinding> Findings => _findings;

    /// <summary>Gets the findings that are faults.</summary>
    public IEnumerable<QualityFinding> Faults => _findings.Where(static f => f.IsFault);

    /// <summary>Whether a check found a fault.</summary>
    /// <param name="check">The check.</param>
    /// <returns>Whether it had something to look at and found a fault.</returns>
    public bool HasFault(QualityChecks check)
    {
        foreach (var finding in _findings)
        {
            if (finding.IsFault && finding.Check == QualityCheckNames.Of(check))
                return true;
        }

        return false;
    }

    /// <summary>Lists the value and what took away from it.</summary>
    /// <returns>For instance <c>0.1 (Refusal 0: The answer declines to answer)</c>.</returns>
    public override string ToString()
    {
        var value = Value.ToString("0.##", CultureInfo.InvariantCulture);
        var wrong = string.Join("; ", _findings.Where(static f => f.Score < 1));
        return wrong.Length == 0 ? value : $"{value} ({wrong})";
    }
}
