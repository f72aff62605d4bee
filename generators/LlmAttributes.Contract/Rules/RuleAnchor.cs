using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Contract;

/// <summary>Where a rule points: resolved to a location only when somebody listens.</summary>
internal readonly struct RuleAnchor
{
    private const int Whole = -1;

    private readonly ISymbol? _symbol;
    private readonly AttributeData? _attribute;
    private readonly string? _argument;
    private readonly int _position;
    private readonly TextSpan _text;
    private readonly bool _isText;

    private RuleAnchor(ISymbol? symbol, AttributeData? attribute, string? argument, int position, TextSpan text, bool isText)
    {
        _symbol = symbol;
        _attribute = attribute;
        _argument = argument;
        _position = position;
        _text = text;
        _isText = isText;
    }

    /// <summary>The name of a symbol.</summary>
    public static RuleAnchor At(ISymbol symbol) => new(symbol, null, null, Whole, default, false);

    /// <summary>An attribute with its arguments, without the brackets.</summary>
    public static RuleAnchor At(AttributeData attribute) => new(null, attribute, null, Whole, default, false);

    /// <summary>An argument given as <c>Name = value</c>; the whole attribute when it is not given.</summary>
    public static RuleAnchor Named(AttributeData attribute, string argument) => new(null, attribute, argument, Whole, default, false);

    /// <summary>The argument at a position of the source, named properties not counted; the whole attribute when there is none.</summary>
    public static RuleAnchor Positional(AttributeData attribute, int position) => new(null, attribute, null, position, default, false);

    /// <summary>A range of the text that the argument at a position has as its value; the whole argument when it is not one plain literal.</summary>
    public static RuleAnchor InText(AttributeData attribute, int position, int start, int length) =>
        new(null, attribute, null, position, new TextSpan(start, length), true);

    /// <summary>A range of the text that a named argument has as its value; the whole argument when it is not one plain literal.</summary>
    public static RuleAnchor InText(AttributeData attribute, string argument, int start, int length) =>
        new(null, attribute, argument, Whole, new TextSpan(start, length), true);

    internal Location? Locate()
    {
        if (_symbol is not null)
            return _symbol.Locations.Length > 0 ? _symbol.Locations[0] : null;

        if (_attribute?.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return null;

        if (Find(syntax) is not { } argument)
            return syntax.GetLocation();

        if (!_isText)
            return argument.GetLocation();

        return argument.Expression is LiteralExpressionSyntax literal && LiteralMap.TryMap(literal.Token, _text, out var span)
            ? Location.Create(syntax.SyntaxTree, span)
            : argument.Expression.GetLocation();
    }

    private AttributeArgumentSyntax? Find(AttributeSyntax syntax)
    {
        if (syntax.ArgumentList is not { } list)
            return null;

        var position = 0;
        foreach (var argument in list.Arguments)
        {
            if (argument.NameEquals is { } name)
            {
                if (_argument is not null && name.Name.Identifier.ValueText == _argument)
                    return argument;
            }
            else if (_argument is null && _position == position++)
            {
                return argument;
            }
        }

        return null;
    }
}
