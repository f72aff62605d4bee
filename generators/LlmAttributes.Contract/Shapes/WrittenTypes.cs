using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The types that a contract writes as JSON: by generated writers, or through the context that it names.</summary>
internal sealed class WrittenTypes(CompilationFacts facts, JsonContextReader context)
{
    private readonly PartWriters _writers = new($"global::{facts.GeneratedNamespace}.");
    private readonly SortedDictionary<string, ShapeModel> _shapes = new(StringComparer.Ordinal);

    public EquatableArray<ShapeModel> Shapes => new List<ShapeModel>(_shapes.Values).ToEquatableArray();

    /// <summary>Finds out how a type is written.</summary>
    /// <param name="type">The type.</param>
    /// <param name="call">The call that it belongs to.</param>
    /// <param name="problem">Why it cannot be.</param>
    /// <returns>How, or <see langword="null"/>.</returns>
    public JsonForm? Find(ITypeSymbol type, IMethodSymbol call, out ShapeProblem? problem)
    {
        if (context.Type is not null && context.Fault is null)
            return Through(type, out problem);

        var reader = new ShapeReader(facts, call, RuleReporter.None, isWritten: true);
        var part = reader.ReadPart(type);
        problem = reader.Problem;
        if (part is null)
            return null;

        foreach (var shape in reader.Shapes)
            _shapes[shape.Name] = shape;
        return new(part.PlainName, _writers.Plain(part), part.IsValueType);
    }

    private JsonForm? Through(ITypeSymbol type, out ShapeProblem? problem)
    {
        problem = null;
        context.IsUsed = true;
        var plain = ShapeReader.Unmarked(type);
        var name = facts.PlainNameOf(plain);
        if (context.Covers(plain))
            return new(name, $"global::LlmAttributes.Runtime.JsonWriters.Through<{name}>({facts.PlainNameOf(context.Type!)}.Default)", plain.IsValueType);

        var shown = plain.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        problem = new(shown, $"'{context.Type!.Name}' does not cover it", $"add [JsonSerializable(typeof({shown}))] to '{context.Type.Name}'");
        return null;
    }
}
