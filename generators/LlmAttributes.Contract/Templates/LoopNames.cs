using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>The variables of loops, which must not be called like a parameter.</summary>
internal sealed class LoopNames(IReadOnlyList<ParameterModel> parameters)
{
    private int _count;

    public string Take()
    {
        string name;
        do
            name = "item" + (++_count).ToString(CultureInfo.InvariantCulture);
        while (IsParameter(name));
        return name;
    }

    private bool IsParameter(string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }
}
