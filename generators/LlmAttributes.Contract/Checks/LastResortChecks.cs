using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Finds fallbacks that no error leads to.</summary>
internal static class LastResortChecks
{
    private const string SingleModel = "since no single model fails with 'AllFailed'";
    private const string ReadLater = "since models are asked before an answer is read, and 'InvalidResponse' comes after";

    public static void Check(List<AttributeData> fallbacks, string owner, RuleReporter reporter)
    {
        // Errors that a constant has answered before. A method may fail itself, and what follows it answers that.
        var answered = 0;
        foreach (var fallback in fallbacks)
        {
            var on = ErrorKindSet.Of(fallback);
            var method = AttributeReader.Text(fallback, "Method");
            var hasValue = fallback.TryGet("Value", out var value) && !value.IsNull;
            var models = fallback.Keys(0);
            if (on == 0)
            {
                Report("On", models.IsEmpty ? method ?? "Value" : models[0], "since 'On' names no error", "name one or remove the fallback");
                continue;
            }

            if (!models.IsEmpty && (on & ~(ErrorKindSet.AllFailed | ErrorKindSet.InvalidResponse)) == 0)
                Report("On", models[0], on == ErrorKindSet.AllFailed ? SingleModel : ReadLater, "name other errors");

            if (method is not null)
            {
                if ((on & ~answered) == 0)
                    Report("Method", method, "since a 'Value' before it answers the same errors", "move it up or remove it");
                else
                    answered = 0;
            }

            if (!hasValue)
                continue;

            if ((on & ~answered) == 0)
                Report("Value", "Value", "since a 'Value' before it answers the same errors", "move it up or remove it");
            answered |= on;

            void Report(string argument, string? what, string reason, string remedy) =>
                reporter.Report(RuleCatalog.UnreachableFallback, RuleAnchor.Named(fallback, argument), what, owner, reason, remedy);
        }
    }
}
