namespace LlmAttributes;

/// <summary>Whether an answer holds personal data that neither the request nor the context has.</summary>
internal static class PersonalDataCheck
{
    public static QualityFinding Check(ScoredAnswer answer)
    {
        var count = 0;
        var kinds = PersonalDataKinds.None;
        foreach (var match in PersonalData.Find(answer.Text))
        {
            var value = answer.Text.AsSpan(match.Start, match.Length);
            if (answer.Input.Request.AsSpan().IndexOf(value, StringComparison.OrdinalIgnoreCase) >= 0 || answer.Input.Context.AsSpan().IndexOf(value, StringComparison.OrdinalIgnoreCase) >= 0)
                continue;
            count++;
            kinds |= match.Kind;
        }

        return count == 0
            ? new(nameof(QualityChecks.PersonalData), 1)
            : new(nameof(QualityChecks.PersonalData), 0.4 / count, FormattableString.Invariant($"{count} pieces of personal data ({kinds}).")) { Weight = 0.5 };
    }
}
