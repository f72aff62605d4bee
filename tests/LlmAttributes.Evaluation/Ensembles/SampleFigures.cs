using System.Globalization;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>How much more samples of one model help.</summary>
internal static class SampleFigures
{
    private const int Draws = 50;
    private const int Samples = 20;

    private static readonly int[] s_sizes = [1, 3, 5, 10, 20];

    public static void Measure(TopicContext context)
    {
        if (EnsembleSources.Read(context, EnsembleSources.Dates) is not { IsJudged: true } set)
            return;
        foreach (var prompt in set.Scored[0].Row.GetProperty("samples").EnumerateObject().Where(static prompt => prompt.Value.GetArrayLength() == Samples).Select(static prompt => prompt.Name))
        {
            var curve = s_sizes.Select(size => (Size: size, Right: Right(set.Scored, prompt, size))).ToList();
            context.Output.WriteLine($"  {prompt,-28} votes → right: " + string.Join("  ", curve.Select(static point => string.Create(CultureInfo.InvariantCulture, $"{point.Size} → {point.Right:0.000}"))));
            if (prompt != "gpt-3.5-turbo/cot2_t=0.8")
                continue;
            foreach (var (size, right) in curve)
                context.Figures.Add(new($"ensembles.self_consistency.k{size}", right, set.Scored.Count));
        }
    }

    private static double Right(List<EnsembleRow> rows, string prompt, int size)
    {
        var random = new Random(1);
        var names = Enumerable.Range(0, Samples).Select(i => EnsembleFiles.SampleName(prompt, i)).ToArray();
        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(names);
            sum += rows.Count(row => row.IsRight(PlainVote.Decide(row.Ballot, names[..size]).Answer));
        }

        return sum / Draws / rows.Count;
    }
}
