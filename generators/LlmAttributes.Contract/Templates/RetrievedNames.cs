using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>The names that a template has from what is retrieved for it.</summary>
internal static class RetrievedNames
{
    public static bool Find(EquatableArray<RetrieveModel> retrievals, string name, out TemplateValue value)
    {
        for (var i = 0; i < retrievals.Count; i++)
        {
            var retrieval = retrievals[i];
            if (retrieval.Into != name)
                continue;
            var partition = retrieval.Partition is null ? "" : ", " + retrieval.Partition;
            var expression = $"Retrieved({i.ToString(CultureInfo.InvariantCulture)}, {Literals.Of(name)}, {retrieval.Query}{partition})";
            value = new(expression, PathShape.Value, "retrieved passages", true, false, null, null) { Retrieval = i };
            return true;
        }

        value = default;
        return false;
    }
}
