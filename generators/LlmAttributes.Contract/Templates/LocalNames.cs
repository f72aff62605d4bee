using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>The variables of rendering code, which must not be called like a parameter.</summary>
internal sealed class LocalNames(IReadOnlyList<ParameterModel> parameters)
{
    private int _count;

    /// <summary>The parameter that holds the delimiters of untrusted values.</summary>
    public string Fence
    {
        get
        {
            var name = "fence";
            while (IsParameter(name))
                name += "_";
            return name;
        }
    }

    /// <summary>The variable of a loop.</summary>
    public string TakeItem()
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
