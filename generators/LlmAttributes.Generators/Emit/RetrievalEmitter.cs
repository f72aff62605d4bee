using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the retrievals of a call: in its plan and in the key of its kept answers.</summary>
internal static class RetrievalEmitter
{
    public static void Append(StringBuilder text, EquatableArray<RetrieveModel> retrievals)
    {
        text.Append("Retrieve = new ").Append(Names.Runtime).Append("RetrievePlan[] { ");
        for (var i = 0; i < retrievals.Count; i++)
        {
            var retrieval = retrievals[i];
            text.Append(i == 0 ? "new(" : ", new(").Append(Literals.Of(retrieval.Store)).Append(", ").Append(Literals.Of(retrieval.Into));
            var list = new InitializerList(text.Append(')'));
            list.Add("TopK", retrieval.TopK);
            list.Add("MaxTokens", retrieval.MaxTokens);
            list.Add("MinScore", retrieval.MinScore);
            if (retrieval.OnEmpty is { } action)
                list.Begin("OnEmpty").Append(action);
            list.Add("EmptyText", retrieval.EmptyText);
            list.End();
        }

        text.Append(" }");
    }

    /// <summary>Writes what is looked for, which the prompt need not hold.</summary>
    public static void EmitKey(SourceWriter writer, CallModel call, string key)
    {
        foreach (var retrieval in call.Retrievals)
        {
            writer.Line($"{key}.Append{(IsMeaning(call.Policy.Cache, retrieval.Query) ? "Meaning" : "Formatted")}({retrieval.Query});");
            if (retrieval.Partition is { } partition)
                writer.Line($"{key}.AppendPartition({partition});");
        }
    }

    // What is looked for is the text that is compared by meaning, and no other value that has to be equal.
    private static bool IsMeaning(CacheModel? cache, string query) =>
        cache is { IsSemantic: true, MeaningOf: { } meaning } && (query.TrimStart('@') == meaning || query == $"{Names.Runtime}Prompt.Text($\"{{{meaning}}}\")");

    /// <summary>Whether passages stand in a message.</summary>
    public static bool IsIn(EquatableArray<PromptPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Retrieval is not null || IsIn(part.Body) || IsIn(part.Else))
                return true;
        }

        return false;
    }
}
