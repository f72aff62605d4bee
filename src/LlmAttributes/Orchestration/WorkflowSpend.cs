namespace LlmAttributes;

/// <summary>What a part of a run took.</summary>
/// <param name="Usage">The tokens, as far as they were reported.</param>
/// <param name="Cost">The cost; unknown when that of one attempt is.</param>
/// <param name="SettledPico">What budgets were charged, in 10⁻¹² USD: of an attempt of unknown cost its worst case, where there was a budget.</param>
internal readonly record struct WorkflowSpend(TokenUsage Usage, Cost Cost, Int128 SettledPico)
{
    public static WorkflowSpend None => new(default, Cost.Zero, 0);

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsNone => this == None;

    public static WorkflowSpend operator +(WorkflowSpend left, WorkflowSpend right) =>
        new(left.Usage + right.Usage, left.Cost + right.Cost, left.SettledPico + right.SettledPico);
}
