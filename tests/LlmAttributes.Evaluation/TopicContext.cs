using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation;

/// <summary>What a topic measures on, and where its figures go.</summary>
/// <param name="Data">What may be fitted on.</param>
/// <param name="Acceptance">What is scored instead, once, when it is given.</param>
/// <param name="Predictions">Where predictions are written, one file per data file.</param>
/// <param name="Output">Where a person reads what no figure says.</param>
internal sealed record TopicContext(DataFolder Data, DataFolder? Acceptance, string? Predictions, TextWriter Output)
{
    public List<Figure> Figures { get; } = [];

    /// <summary>Gets the data that is scored.</summary>
    public DataFolder Scored => Acceptance ?? Data;

    /// <summary>Says that figures are left out because their data is not there.</summary>
    /// <param name="file">The file, below the folder of the data.</param>
    public void ReportMissing(string file) =>
        Output.WriteLine($"No '{file}' in '{Scored.Path}': its figures are left out. Give the folder of the data with --data or --acceptance.");
}
