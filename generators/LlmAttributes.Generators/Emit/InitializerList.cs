using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Appends an object initializer that names only what is known.</summary>
internal sealed class InitializerList(StringBuilder text)
{
    private bool _hasAny;

    public StringBuilder Begin(string name)
    {
        text.Append(_hasAny ? ", " : " { ").Append(name).Append(" = ");
        _hasAny = true;
        return text;
    }

    public void Add(string name, string? value)
    {
        if (value is not null)
            Begin(name).Append(Literals.Of(value));
    }

    public void Add(string name, int? value)
    {
        if (value is { } number)
            Begin(name).Append(number.ToString(CultureInfo.InvariantCulture));
    }

    public void Add(string name, long? value)
    {
        if (value is { } number)
            Begin(name).Append(number.ToString(CultureInfo.InvariantCulture));
    }

    public void Add(string name, double? value)
    {
        if (value is { } number)
            Begin(name).Append(Literals.Of(number));
    }

    public void AddSingle(string name, double? value)
    {
        if (value is { } number)
            Begin(name).Append(Literals.Of((float)number));
    }

    public void Add(string name, decimal? value)
    {
        if (value is { } number)
            Begin(name).Append(Literals.Of(number));
    }

    public void End() => text.Append(_hasAny ? " }" : "");
}
