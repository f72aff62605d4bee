using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Results that are read out of JSON.</content>
internal sealed partial class ContractParser
{
    private readonly SortedDictionary<string, ShapeModel> _shapes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, RootModel> _roots = new(StringComparer.Ordinal);

    private ResultModel? ReadJson(IMethodSymbol method, ResultCarrier carrier, ResultWrapper wrapper, ITypeSymbol type, out Fault? fault)
    {
        if (_context.Type is not null)
            return ReadThroughContext(method, carrier, wrapper, type, out fault);

        var reader = new ShapeReader(_facts, method, _reporter);
        var root = reader.ReadRoot(type);
        fault = reader.Fault;
        if (root is not null)
            Keep(root, reader);
        else if (fault is null)
            return null;

        return new()
        {
            Carrier = carrier,
            Wrapper = wrapper,
            Answer = AnswerKind.Json,
            ValueType = root?.Part.TypeName ?? _facts.PlainNameOf(type),
            Shape = root?.Name ?? "",
            DisplayName = Short(type),
            WhyIncomparable = new ValueEquality(_facts.Compilation.Assembly).WhyNot(type),
        };
    }

    private ResultModel? ReadThroughContext(IMethodSymbol method, ResultCarrier carrier, ResultWrapper wrapper, ITypeSymbol type, out Fault? fault)
    {
        fault = null;
        if (!ShapeReader.IsValue(type))
            return null;

        _context.IsUsed = true;
        var plain = ShapeReader.Unmarked(type);
        if (_context.Fault is not null)
            fault = _context.Fault;
        else if (!_context.Covers(plain))
            fault = RaiseUncovered(method, plain);
        var isNullable = ShapeReader.IsNullable(type);
        return new()
        {
            Carrier = carrier,
            Wrapper = wrapper,
            Answer = AnswerKind.Json,
            ValueType = _facts.PlainNameOf(plain) + (isNullable ? "?" : ""),
            IsValueType = plain.IsValueType,
            Context = _facts.PlainNameOf(_context.Type!),
            SchemaName = ShapeReader.SchemaNameOf(plain),
            DisplayName = Short(type),
            WhyIncomparable = new ValueEquality(_facts.Compilation.Assembly).WhyNot(type),
        };
    }

    private Fault RaiseUncovered(IMethodSymbol method, ITypeSymbol type)
    {
        object?[] arguments = { method.Name, Short(type), _context.Type!.Name };
        _reporter.Report(RuleCatalog.UncoveredResult, RuleAnchor.At(method), RuleProperties.Of(_facts.PlainNameOf(type), null), arguments);
        return Describe(RuleCatalog.UncoveredResult, arguments);
    }

    private void Keep(RootModel root, ShapeReader reader)
    {
        _roots[root.Name] = root;
        foreach (var shape in reader.Shapes)
            _shapes[shape.Name] = shape;
    }

    // Votes are counted by comparing answers, and two lists of the same items are not equal.
    private Fault? CheckVotes(IMethodSymbol method, DeclarationLevel level, ResultModel? result) =>
        result is { Answer: AnswerKind.Json, WhyIncomparable: { } reason } && PolicyReader.Read(level).Ensemble is not null
            ? Raise(RuleCatalog.IncomparableResult, RuleAnchor.At(method), method.Name, result.DisplayName, reason)
            : null;

    private ShapeSet CollectShapes()
    {
        var written = _written.Shapes;
        return _shapes.Count == 0 && _roots.Count == 0 && written.IsEmpty
            ? ShapeSet.Empty
            : new(new List<ShapeModel>(_shapes.Values).ToEquatableArray(), new List<RootModel>(_roots.Values).ToEquatableArray())
            {
                Partials = new List<PartialModel>(_partials.Values).ToEquatableArray(),
                Written = written,
            };
    }
}
