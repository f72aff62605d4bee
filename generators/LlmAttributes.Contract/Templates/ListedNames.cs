namespace LlmAttributes.Contract;

/// <summary>The names that a template has from lists of paths, made where the symbols were known.</summary>
internal sealed class ListedNames : ITemplateNames
{
    private readonly string _call;
    private readonly IReadOnlyList<ParameterModel> _parameters;
    private readonly bool[] _used;
    private readonly EquatableArray<RetrieveModel> _retrievals;
    private readonly ListedNames? _outer;
    private readonly string _name = "";
    private readonly string _variable = "";
    private readonly EquatableArray<PathModel> _items;
    private readonly bool _isUntrusted;
    private readonly bool _isStable;
    private readonly bool _isSensitive;

    public ListedNames(string call, IReadOnlyList<ParameterModel> parameters, bool[] used, EquatableArray<RetrieveModel> retrievals)
    {
        _retrievals = retrievals;
        _call = call;
        _parameters = parameters;
        _used = used;
    }

    private ListedNames(ListedNames outer, string name, string variable, TemplateValue sequence)
        : this(outer._call, outer._parameters, outer._used, outer._retrievals)
    {
        _outer = outer;
        _name = name;
        _variable = variable;
        _items = (EquatableArray<PathModel>)sequence.Source!;
        _isUntrusted = sequence.IsUntrusted;
        _isStable = sequence.IsStable;
        _isSensitive = sequence.IsSensitive;
    }

    public static string PropertyRemedy(string? nearest) => nearest is null ? "name a public property" : $"rename it to '{nearest}'";

    public ITemplateNames Within(string name, string variable, TemplateValue sequence) => new ListedNames(this, name, variable, sequence);

    public string? JsonOf(TemplateValue value, out ShapeProblem? problem)
    {
        var known = (PathModel)value.Described!;
        // Why is known where the symbols are: the analyzer says it.
        problem = known.Json is null ? new(known.Path, "it holds what has no form in JSON", "use a record, a class, a list, a dictionary or a plain value") : null;
        return known.Json?.Of(value.Expression, known.MayBeNull);
    }

    public RuleBreach? Find(string path, out TemplateValue value)
    {
        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path.Substring(0, dot);
        for (var scope = this; scope._outer is not null; scope = scope._outer)
        {
            if (scope._name == name)
                return Find(path, path.Substring(name.Length), scope._items, scope._variable, "item", scope._isUntrusted, scope._isStable, scope._isSensitive, out value);
        }

        if (RetrievedNames.Find(_retrievals, path, out value))
            return null;

        var names = new List<string>();
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i].Paths.IsEmpty)
                continue;

            names.Add(_parameters[i].Paths[0].Path);
            if (_parameters[i].Paths[0].Path != name)
                continue;

            _used[i] = true;
            return Find(path, path, _parameters[i].Paths, null, _parameters[i].Type, _parameters[i].IsUntrusted, _parameters[i].IsStable, _parameters[i].IsSensitive, out value);
        }

        value = new("", PathShape.Reference, "", false, false, null, default(EquatableArray<PathModel>));
        return new(RuleCatalog.UnknownPlaceholder, _call, name, NearestName.PlaceholderRemedy(name, NearestName.Find(name, names)));
    }

    private RuleBreach? Find(string path, string key, EquatableArray<PathModel> paths, string? variable, string type, bool isUntrusted, bool isStable, bool isSensitive, out TemplateValue value)
    {
        foreach (var known in paths)
        {
            if (known.Path != key)
                continue;

            var expression = variable is null ? known.Expression : known.Expression.Replace(PathModel.ItemRoot, variable);
            value = new(expression, known.Shape, type, isUntrusted, isStable, null, known.Items) { IsSensitive = isSensitive, Described = known };
            return null;
        }

        value = new("", PathShape.Reference, "", false, false, null, default(EquatableArray<PathModel>));
        return new(RuleCatalog.UnknownPlaceholderProperty, _call, path, type, path.Substring(path.IndexOf('.') + 1), PropertyRemedy(null));
    }
}
