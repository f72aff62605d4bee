using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes.Evaluation;

/// <summary>The options of the command line.</summary>
internal sealed record Options(string? Topic, string? Data, string? Acceptance, string? Predictions, string? Json, string? Weights, string? PairWeights)
{
    private static readonly string[] s_names = ["--topic", "--data", "--acceptance", "--predictions", "--json", "--weights", "--pair-weights"];

    public static bool TryParse(string[] args, [NotNullWhen(true)] out Options? options, out string? fault)
    {
        options = null;
        fault = null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!s_names.Contains(args[i]))
                fault = $"Option '{args[i]}' does not exist.";
            else if (i + 1 == args.Length)
                fault = $"Option '{args[i]}' needs a value.";
            else
                values[args[i]] = args[i + 1];
            if (fault is not null)
                return false;
        }

        options = new(
            values.GetValueOrDefault("--topic"),
            values.GetValueOrDefault("--data"),
            values.GetValueOrDefault("--acceptance"),
            values.GetValueOrDefault("--predictions"),
            values.GetValueOrDefault("--json"),
            values.GetValueOrDefault("--weights"),
            values.GetValueOrDefault("--pair-weights"));
        return true;
    }
}
