using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>The files of open questions.</summary>
internal static class EnsembleSources
{
    public const string Gsm = "zeroeval_gsm.jsonl.gz";
    public const string Dates = "mot_date.jsonl.gz";

    public static IReadOnlyList<(string File, Func<DataFolder, string, List<EnsembleRow>?> Read)> Open { get; } =
    [
        (Gsm, EnsembleFiles.ReadModels("gsm", AnswerForm.Number)),
        ("zeroeval_crux.jsonl.gz", EnsembleFiles.ReadModels("crux", PythonLiteral.Normalise)),
        ("zeroeval_mathl5.jsonl.gz", EnsembleFiles.ReadModels("mathl5", AnswerForm.Formula)),
        ("mot_gsm.jsonl.gz", EnsembleFiles.ReadSamples("gsm", AnswerForm.Number)),
        ("mot_asdiv.jsonl.gz", EnsembleFiles.ReadSamples("asdiv", AnswerForm.Number)),
        ("mot_tabmwp.jsonl.gz", EnsembleFiles.ReadSamples("tabmwp", AnswerForm.Number)),
        (Dates, EnsembleFiles.ReadSamples("date", AnswerForm.Words)),
        ("mot_navigate.jsonl.gz", EnsembleFiles.ReadSamples("navigate", AnswerForm.Words)),
        ("mot_crepe.jsonl.gz", EnsembleFiles.ReadSamples("crepe", AnswerForm.Words)),
        ("gsm8k_openai2021.jsonl.gz", EnsembleFiles.ReadModels("gsm", AnswerForm.Number)),
    ];

    public static EnsembleSet? Read(TopicContext context, string file) => EnsembleSet.Read(context, file, Open.First(source => source.File == file).Read);
}
