using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Writes the weights of the verifier that the library ships, fitted on all rows.</summary>
internal static class PairWeights
{
    /// <returns>The exit code.</returns>
    public static int Write(string path, DataFolder data, TextWriter faults)
    {
        if (PairRow.Read(data) is not { } rows)
        {
            faults.WriteLine($"No 'semantic_cache/{PairRow.File}' in '{data.Path}'; give the folder of the data with --data.");
            return 2;
        }

        var model = PairTrainer.Of([.. rows.Where(static row => row.IsSame is not null).Select(static row => row.Labelled)]);
        using var file = File.Create(path);
        PairModelFile.Write(model, file);
        return 0;
    }
}
