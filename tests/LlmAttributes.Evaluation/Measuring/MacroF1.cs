namespace LlmAttributes.Evaluation.Measuring;

/// <summary>The mean F1 over the classes that occur.</summary>
internal static class MacroF1
{
    public static double Of(IReadOnlyList<(string Gold, string Found)> pairs)
    {
        var classes = pairs.Select(static pair => pair.Gold).Distinct().ToList();
        return classes.Count == 0 ? 0 : classes.Average(name =>
        {
            var hits = pairs.Count(pair => pair.Gold == name && pair.Found == name);
            var all = pairs.Count(pair => pair.Gold == name) + pairs.Count(pair => pair.Found == name);
            return 2.0 * hits / all;
        });
    }
}
