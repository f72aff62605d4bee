using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The names that a template has from the parameters of its method.</summary>
internal sealed class SymbolNames : ITemplateNames
{
    private readonly IMethodSymbol _method;
    private readonly PathReader _paths;
    private readonly bool[] _used;
    private readonly bool _isListening;
    private readonly EquatableArray<RetrieveModel> _retrievals;
    private readonly SymbolNames? _outer;
    private readonly string _name = "";
    private readonly string _variable = "";
    private readonly ITypeSymbol? _itemType;
    private readonly bool _isUntrusted;
    private readonly bool _isStable;
    private readonly bool _isSensitive;

    public SymbolNames(IMethodSymbol method, PathReader paths, bool[] used, bool isListening, EquatableArray<RetrieveModel> retrievals)
    {
        _retrievals = retrievals;
        _method = method;
        _paths = paths;
        _used = used;
        _isListening = isListening;
    }

    private SymbolNames(SymbolNames outer, string name, string variable, TemplateValue sequence)
        : this(outer._method, outer._paths, outer._used, outer._isListening, outer._retrievals)
    {
        _outer = outer;
        _name = name;
        _variable = variable;
        _itemType = (ITypeSymbol)sequence.Source!;
        _isUntrusted = sequence.IsUntrusted;
        _isStable = sequence.IsStable;
        _isSensitive = sequence.IsSensitive;
    }

    public ITemplateNames Within(string name, string variable, TemplateValue sequence) => new SymbolNames(this, name, variable, sequence);

    public string? JsonOf(TemplateValue value, out ShapeProblem? problem)
    {
        var found = (PathValue)value.Described!;
        return _paths.Written!.Find(found.Type, _method, out problem)?.Of(found.Expression, found.MayBeNull);
    }

    public RuleBreach? Find(string path, out TemplateValue value)
    {
        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path.Substring(0, dot);
        for (var scope = this; scope._itemType is not null; scope = scope._outer!)
        {
            if (scope._name == name)
                return Follow(scope._variable, scope._itemType, path, scope._isUntrusted, scope._isStable, scope._isSensitive, out value);
        }

        if (RetrievedNames.Find(_retrievals, path, out value))
            return null;

        foreach (var parameter in _method.Parameters)
        {
            if (parameter.Name != name || !ContractParser.IsValue(parameter))
                continue;

            _used[parameter.Ordinal] = true;
            var isMarked = !ContractParser.IsTenant(parameter);
            return Follow(
                Identifiers.Escape(name), _paths.TypeOf(parameter), path, isMarked && ParameterMarks.Has(parameter, ParameterMarks.Untrusted), isMarked && ParameterMarks.Has(parameter, ParameterMarks.CachePrefix), ContractParser.IsSensitive(parameter), out value);
        }

        value = new("", PathShape.Reference, "", false, false, null, null);
        var nearest = _isListening ? NearestName.Find(name, ContractParser.ValueNames(_method)) : null;
        return new(RuleCatalog.UnknownPlaceholder, _method.Name, name, NearestName.PlaceholderRemedy(name, nearest)) { Properties = RuleProperties.Of(name, nearest) };
    }

    private RuleBreach? Follow(string root, ITypeSymbol type, string path, bool isUntrusted, bool isStable, bool isSensitive, out TemplateValue value)
    {
        if (_paths.TryRead(root, type, path, out var found, out var failedType, out var failedName))
        {
            value = new(found.Expression, found.Shape, found.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), isUntrusted, isStable, _isListening ? TextOwners.FindTextless(found.ItemType ?? found.Type) : null, found.ItemType) { IsSensitive = isSensitive, Described = found };
            return null;
        }

        value = new("", PathShape.Reference, "", false, false, null, null);
        var nearest = _isListening ? NearestName.Find(failedName, _paths.Names(failedType)) : null;
        return new(
            RuleCatalog.UnknownPlaceholderProperty,
            _method.Name,
            path,
            failedType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            failedName,
            ListedNames.PropertyRemedy(nearest))
        {
            Properties = RuleProperties.Of(failedName, nearest),
        };
    }
}
