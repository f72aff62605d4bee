using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Contract;

/// <summary>Where a rule points: resolved to a location only when somebody listens.</summary>
internal readonly struct RuleAnchor
{
    private const int None = -1;

    private readonly ISymbol? _symbol;
    private readonly AttributeData? _attribute;
    private readonly string? _name;
    private readonly int _parameter;
    private readonly int _element;
    private readonly TextSpan? _text;
    private readonly PromptFile? _file;

    private RuleAnchor(
        ISymbol? symbol, AttributeData? attribute, string? name = null, int parameter = None, int element = None, TextSpan? text = null, PromptFile? file = null)
    {
        _symbol = symbol;
        _attribute = attribute;
        _name = name;
        _parameter = parameter;
        _element = element;
        _text = text;
        _file = file;
    }

    /// <summary>The name of a symbol.</summary>
    public static RuleAnchor At(ISymbol symbol) => new(symbol, null);

    /// <summary>An attribute with its arguments, without the brackets.</summary>
    public static RuleAnchor At(AttributeData attribute) => new(null, attribute);

    /// <summary>An argument given as <c>Name = value</c>; the whole attribute when it is not given.</summary>
    public static RuleAnchor Named(AttributeData attribute, string name) => new(null, attribute, name);

    /// <summary>The argument of a constructor parameter; the whole attribute when there is none.</summary>
    public static RuleAnchor Positional(AttributeData attribute, int parameter) => new(null, attribute, null, parameter);

    /// <summary>One element of a <c>params</c> parameter, whether listed or given as an array.</summary>
    public static RuleAnchor Element(AttributeData attribute, int parameter, int element) => new(null, attribute, null, parameter, element);

    /// <summary>A range of the text that a constructor parameter has as its value; the whole argument when it is not made of plain literals.</summary>
    public static RuleAnchor InText(AttributeData attribute, int parameter, int start, int length) =>
        new(null, attribute, null, parameter, text: new TextSpan(start, length));

    /// <summary>A range of a file that an attribute names as <c>File</c>.</summary>
    public static RuleAnchor InFile(AttributeData attribute, PromptFile file, int start, int length) =>
        new(null, attribute, "File", text: new TextSpan(start, length), file: file);

    /// <summary>The place within a file that is no source; <see cref="Locate"/> then gives the argument that names it.</summary>
    internal Location? LocateInFile() => _file?.Locate(_text!.Value);

    internal Location? Locate()
    {
        if (_symbol is not null)
            return _symbol.Locations.Length > 0 ? _symbol.Locations[0] : null;

        if (_attribute?.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return null;

        if (_name is null && _parameter == None)
            return syntax.GetLocation();

        if (Find(syntax) is not { } argument)
            return syntax.GetLocation();

        if (_text is { } text && _file is null)
            return LiteralMap.TryMap(argument.Expression, text, out var span) ? Location.Create(syntax.SyntaxTree, span) : argument.Expression.GetLocation();

        return (_element == None ? null : ElementOf(argument.Expression))?.GetLocation() ?? argument.GetLocation();
    }

    private ExpressionSyntax? ElementOf(ExpressionSyntax expression)
    {
        var elements = expression switch
        {
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            _ => null,
        };

        return elements is { } list && _element < list.Count ? list[_element] : null;
    }

    private AttributeArgumentSyntax? Find(AttributeSyntax syntax)
    {
        if (syntax.ArgumentList is not { } list)
            return null;

        AttributeArgumentSyntax? first = null;
        var position = 0;
        foreach (var argument in list.Arguments)
        {
            if (argument.NameEquals is { } name)
            {
                if (_name is not null && name.Name.Identifier.ValueText == _name)
                    return argument;
                continue;
            }

            var parameter = argument.NameColon is { } label ? ParameterOf(label.Name.Identifier.ValueText) : position++;
            if (_name is not null)
                continue;
            if (parameter == _parameter)
                first = argument;
            if (_element > 0 && argument.NameColon is null && parameter == _parameter + _element)
                return argument;
        }

        return first;
    }

    private int ParameterOf(string name)
    {
        if (_attribute!.AttributeConstructor is { } constructor)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == name)
                    return parameter.Ordinal;
            }
        }

        return None - 1;
    }
}
