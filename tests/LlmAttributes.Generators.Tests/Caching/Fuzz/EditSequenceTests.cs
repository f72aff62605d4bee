using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>Edits one project again and again, 400 sequences with <c>LLMA_FULL=1</c> and otherwise one in twenty: each run writes what a first run would.</summary>
public sealed class EditSequenceTests
{
    private const int Sequences = 400;
    private const int Edits = 25;
    private const int Seed = 52_711;

    [Fact]
    public void Run_AfterAnyEdits_WritesWhatAFirstRunWould()
    {
        var every = Environment.GetEnvironmentVariable("LLMA_FULL") == "1" ? 1 : 20;
        var faults = new List<string>();
        Parallel.For(0, Sequences / every, index =>
        {
            if (Play(index * every) is not { } fault)
                return;

            lock (faults)
                faults.Add(fault);
        });

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join("\n\n", faults.OrderBy(static fault => fault.Length).Take(3))}");
    }

    private static string? Play(int sequence)
    {
        var random = new Random(Seed + sequence);
        var project = new EditedProject(random);
        GeneratorDriver driver = Driver(project);
        var history = new List<string>();
        for (var edit = 0; edit <= Edits; edit++)
        {
            var compilation = project.Compile();
            driver = driver.WithUpdatedParseOptions(project.ParseOptions).RunGenerators(compilation);

            // Parsed anew, nothing of it is remembered.
            var parsed = compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath));
            var first = Driver(project).RunGenerators(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(parsed));
            if (Difference(Texts(first), Texts(driver)) is { } difference)
                return $"Sequence {sequence}, after {string.Join("; ", history.TakeLast(4))}:\n{difference}";

            history.Add(project.Edit());
        }

        return null;
    }

    // The compiler cannot follow the steps of all sequences and throws.
    private static CSharpGeneratorDriver Driver(EditedProject project) => CSharpGeneratorDriver.Create(
        [new LlmClientGenerator().AsSourceGenerator(), new DecoratorGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions);

    private static List<string> Texts(GeneratorDriver driver) =>
    [
        .. driver.GetRunResult().Results
            .SelectMany(static result => result.GeneratedSources
                .Select(static source => source.HintName + "\n" + source.SourceText)
                .Append(result.Generator.GetGeneratorType().Name + ": " + result.Exception?.Message))
            .Order(StringComparer.Ordinal),
    ];

    private static string? Difference(List<string> first, List<string> incremental)
    {
        if (first.Find(static text => text.Contains("Generator: ", StringComparison.Ordinal) && !text.EndsWith("Generator: ", StringComparison.Ordinal)) is { } crash)
            return crash;
        if (first.SequenceEqual(incremental))
            return null;

        var missing = first.Except(incremental).SelectMany(static text => text.Split('\n')).ToList();
        var surplus = incremental.Except(first).SelectMany(static text => text.Split('\n')).ToList();
        return $"missing:\n{string.Join("\n", missing.Except(surplus).Take(8))}\nsurplus:\n{string.Join("\n", surplus.Except(missing).Take(8))}";
    }
}
