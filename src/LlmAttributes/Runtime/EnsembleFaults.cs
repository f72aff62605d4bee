namespace LlmAttributes.Runtime;

/// <summary>Checks the numbers of an ensemble once, when its call is bound.</summary>
internal static class EnsembleFaults
{
    public static void Find(EnsemblePlan plan, int members, CallPlan owner, List<string> faults)
    {
        var call = owner.FullName;
        if (plan.Quorum > members && members > 0)
            faults.Add($"'{call}' asks for a quorum of {plan.Quorum} of {members} members, which cannot be reached; lower it, or add members.");
        Require("Quorum", plan.Quorum, plan.Quorum is null or >= 1, "1 or more");
        Require("Samples", plan.Samples, plan.Samples is null or >= 1, "1 or more");
        Require("MaxConcurrency", plan.MaxConcurrency, plan.MaxConcurrency is null or >= 1, "1 or more");
        Share("MinScore", plan.MinScore);
        Share("ConfidenceTarget", plan.ConfidenceTarget);
        Share("AcceptQualityAt", plan.AcceptQualityAt);
        foreach (var member in plan.Details)
        {
            if (member.PromptVariant is { } variant && owner.PlaceOfVariant(variant) < 0)
                faults.Add($"'{call}' asks its member '{member.Model}' with the prompt variant '{variant}', which it does not have; add [PromptVariant], or name another.");
            Require($"Weight of '{member.Model}'", member.Weight, member.Weight is null or (>= 0 and < double.PositiveInfinity), "0 or more");
        }

        void Share(string name, double? value) => Require(name, value, value is null or (>= 0 and <= 1), "0 to 1");

        void Require(string name, IFormattable? value, bool holds, string demand)
        {
            if (!holds)
                faults.Add(FormattableString.Invariant($"'{call}' sets '{name}' of its ensemble to {value}; make it {demand}."));
        }
    }
}
