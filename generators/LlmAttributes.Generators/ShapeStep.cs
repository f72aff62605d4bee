using System.Collections.Immutable;
using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Writes the readers, writers and schemas of types, one file for each, however many contracts and calls use it.</summary>
internal static class ShapeStep
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ShapeSet> sets,
        IncrementalValueProvider<(TargetCapabilities Target, GeneratorSettings Settings)> project)
    {
        var all = sets.Where(static set => !set.IsEmpty).Collect();
        var shapes = all.SelectMany(static (sets, _) => Distinct(sets, static set => set.Shapes, static shape => shape.Name)).WithTrackingName(StepNames.Shapes);
        var roots = all.SelectMany(static (sets, _) => Distinct(sets, static set => set.Roots, static root => root.Name)).WithTrackingName(StepNames.Roots);
        var written = all.SelectMany(static (sets, _) => Distinct(sets, static set => set.Written, static shape => shape.Name)).WithTrackingName(StepNames.Written);
        context.RegisterSourceOutput(written.Combine(project), static (output, x) =>
        {
            var ((shape, number), (target, settings)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.OfShape(shape.Name + "Writer", number), WriterEmitter.Emit(shape, target));
        });
        context.RegisterSourceOutput(shapes.Combine(project), static (output, x) =>
        {
            var ((shape, number), (target, settings)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.OfShape(shape.Name + "Reader", number), ShapeEmitter.Emit(shape, target));
        });
        context.RegisterSourceOutput(roots.Combine(project), static (output, x) =>
        {
            var ((root, number), (target, settings)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.OfShape(root.Name + "Shape", number), RootEmitter.Emit(root, target));
        });
        var partials = all.SelectMany(static (sets, _) => Distinct(sets, static set => set.Partials, static partial => partial.Shape.Name)).WithTrackingName(StepNames.Partials);
        context.RegisterSourceOutput(partials.Combine(project), static (output, x) =>
        {
            var ((partial, number), (target, settings)) = x;
            if (settings.IsEnabled)
                output.AddSource(HintNames.OfShape(partial.Shape.Name + "Partial", number), PartialEmitter.Emit(partial, target));
        });
    }

    // Names that differ in case alone are numbered, since the names of files may not.
    private static ImmutableArray<(T Item, int Number)> Distinct<T>(ImmutableArray<ShapeSet> sets, Func<ShapeSet, EquatableArray<T>> select, Func<T, string> name)
        where T : IEquatable<T>
    {
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            foreach (var item in select(set))
                found[name(item)] = item;
        }

        var taken = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var distinct = ImmutableArray.CreateBuilder<(T, int)>(found.Count);
        foreach (var entry in found)
        {
            taken.TryGetValue(entry.Key, out var count);
            taken[entry.Key] = count + 1;
            distinct.Add((entry.Value, count + 1));
        }

        return distinct.MoveToImmutable();
    }
}
