namespace LlmAttributes;

/// <summary>What is left of budgets, against the worst case of an attempt. The reservation that follows decides; this only spares attempts that it would refuse.</summary>
internal sealed class BudgetFilter
{
    private const int Margin = 1_024;

    private readonly Candidate[] _candidates;
    private readonly LlmBudgets _budgets;
    private readonly OnExceeded _onExceeded;
    private readonly TimeProvider _time;

    public BudgetFilter(Candidate[] candidates, LlmBudgets budgets, OnExceeded onExceeded, TimeProvider time)
    {
        _candidates = candidates;
        _budgets = budgets;
        _onExceeded = onExceeded;
        _time = time;
        IsIdle = !Array.Exists(candidates, static c => c.Budget is not null);
    }

    /// <summary>Whether calls share no budget; one may still have money of its own.</summary>
    public bool IsIdle { get; }

    /// <summary>Removes whom the money that is left does not pay, and takes note of whom to ask last, since the call would wait for money or what is left is not known for sure.</summary>
    public void Check(ref RouteQuestion question, ref RouteVerdicts verdicts)
    {
        var known = default(KnownMoney);
        for (var i = 0; i < _candidates.Length; i++)
        {
            if ((verdicts.Allowed >> i & 1) == 0 || !IsShort(i, ref question, ref known, out var shortage))
                continue;
            if (MayPayLater(shortage, known))
                question.Unpaid |= 1u << i;
            else if (verdicts.Remove(i) && verdicts.AreTold)
                verdicts.Because(i, RouteConstraint.Budget, Cause(shortage));
        }
    }

    /// <summary>Takes out whom <see cref="Check"/> took note of.</summary>
    public void Defer(ref RouteQuestion question, ref RouteVerdicts verdicts)
    {
        var known = default(KnownMoney);
        for (var i = 0; i < _candidates.Length; i++)
        {
            if ((question.Unpaid >> i & 1) != 0 && verdicts.Remove(i) && verdicts.AreTold && IsShort(i, ref question, ref known, out var shortage))
                verdicts.Because(i, RouteConstraint.Budget, $"{Cause(shortage)}; asked last");
        }
    }

    /// <summary>The candidate that lacks least, of those that budgets removed.</summary>
    public RouteShortage? Nearest(ref RouteQuestion question, List<FilteredCandidate> causes)
    {
        RouteShortage? nearest = null;
        var known = default(KnownMoney);
        for (var i = 0; i < _candidates.Length; i++)
        {
            var key = _candidates[i].Model.Key;
            if (causes.Exists(c => c.Constraint == RouteConstraint.Budget && c.Model == key) && IsShort(i, ref question, ref known, out var shortage) && !(shortage.Over >= nearest?.Over))
                nearest = shortage;
        }

        return nearest;
    }

    private bool IsShort(int number, ref RouteQuestion question, ref KnownMoney known, out RouteShortage shortage)
    {
        var candidate = _candidates[number];
        var left = question.Money.LeftPico ?? Int128.MaxValue;
        BudgetLimit? limit = null;
        if (candidate.Budget?.For(question.Money.Tenant, question.Money.Tags) is { Length: > 0 } limits)
        {
            known = Ask(limits, known);
            if (known.Tightest is not null && known.LeftPico < left)
                (left, limit) = (known.LeftPico, known.Tightest);
        }

        shortage = default;
        if (left == Int128.MaxValue)
            return false;
        if (candidate.Model.Price is not { } price)
        {
            shortage = new(candidate, null, Int128.MaxValue, left);
            return true;
        }

        // Mostly far more is left than a prompt may cost, which its length tells without being counted; what a margin beyond it needs, the reservation refuses.
        var declared = question.Options?.MaxOutputTokens ?? candidate.Options?.MaxOutputTokens;
        var hasSound = SoundInput.IsIn(question.Messages);
        if (question.InputAtMost < long.MaxValue / 4 && price.WorstCase((2 * question.InputAtMost) + Margin, declared ?? 1, hasSound) <= left)
            return false;

        // An answer may be as short as the money buys, and what is free needs none.
        var need = new AttemptNeed(price, candidate.Model.Facts, question.InputGuard(candidate.Model), hasSound, declared);
        shortage = new(candidate, limit, need.Least, left);
        return need.Most > 0 && need.Least > left;
    }

    // Candidates mostly have the same limits.
    private KnownMoney Ask(BudgetLimit[] limits, in KnownMoney known)
    {
        if (known.Limits is not null && known.Limits.AsSpan().SequenceEqual(limits))
            return known;
        var left = _budgets.Left(limits, _time.GetUtcNow(), out var tightest, out var isCertain);
        return new(limits, left, tightest, isCertain);
    }

    private bool MayPayLater(in RouteShortage shortage, in KnownMoney known) =>
        shortage.Limit is { } limit && (!known.IsCertain || (limit.OnExceeded ?? _onExceeded) == OnExceeded.Wait);

    private static string Cause(in RouteShortage shortage)
    {
        var budget = shortage.Limit is { } limit ? $"the {limit.Adjective} budget '{limit.Name}'" : "the budget of the call";
        return shortage.Needed == Int128.MaxValue
            ? $"its price is unknown, so {budget} cannot be kept"
            : FormattableString.Invariant($"its worst case of ${Usd(shortage.Needed):0.############} leaves {budget} over by ${Usd(shortage.Over):0.############}");
    }

    private static decimal Usd(Int128 pico) => (decimal)pico / Price.PicoPerUsd;

    private readonly record struct KnownMoney(BudgetLimit[]? Limits, long LeftPico, BudgetLimit? Tightest, bool IsCertain);
}
