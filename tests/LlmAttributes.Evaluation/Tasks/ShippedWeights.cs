using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Tasks;

/// <summary>Writes the weights of the detector that the library ships, fitted on all rows.</summary>
internal static class ShippedWeights
{
    /// <returns>The exit code.</returns>
    public static int Write(string path, DataFolder data, TextWriter faults)
    {
        if (TaskRow.Read(data) is not { } rows)
        {
            faults.WriteLine($"No 'task_classification/{TaskRow.File}' in '{data.Path}'; give the folder of the data with --data.");
            return 2;
        }

        using var file = File.Create(path);
        TasksTopic.FitShipped(rows.FindAll(static row => row.Category is not null)).Save(file);
        return 0;
    }
}
