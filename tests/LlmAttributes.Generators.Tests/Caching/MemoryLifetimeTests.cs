using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>What is remembered from one compilation to the next keeps neither old compilations nor old files alive.</summary>
public sealed class MemoryLifetimeTests
{
    private const int Edits = 200;

    private const string Contracts = Sources.Usings + """
        namespace Shop;
        [LlmClient] public partial interface IDesk { [Prompt("Sort {x}")] Task<Kind> SortAsync(string x); }
        [LlmClient] public partial interface IBank { [Prompt("Count {x}")] Task<int> CountAsync(string x); }
        [Decorate, TracePerformance] public partial interface IStore { Task<Kind> FindAsync(string x); }
        """;

    [Theory]
    [InlineData("namespace Shop; enum Kind {{ A, B{0} }}")]
    [InlineData("namespace Shop; class Unrelated{0} {{ }}")]
    [InlineData("namespace Shop; class Unrelated {{ int x = {0}; }}")]
    [InlineData("[assembly: LlmAttributes.Timeout({0} + 1)]")]
    [InlineData("namespace Shop; [LlmAttributes.LlmClient] partial interface IDesk {{ const int X = {0}; }}")]
    public void Run_AfterManyEdits_LetsOldFilesGo(string edited)
    {
        var (driver, current, early) = Play(edited);
        for (var i = 0; i < 10 && early.Exists(static reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(early, static reference => reference.IsAlive);
        GC.KeepAlive(driver);
        GC.KeepAlive(current);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, CSharpCompilation Current, List<WeakReference> Early) Play(string edited)
    {
        var compilation = GeneratorHarness.Compile(Contracts, "namespace Shop; enum Other { A }");
        var early = new List<WeakReference>();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new LlmClientGenerator(), new DecoratorGenerator()).WithUpdatedParseOptions(GeneratorHarness.ParseOptions);
        SyntaxTree? last = null;
        for (var i = 0; i < Edits; i++)
        {
            var tree = CachingTests.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, edited, i), "Edited.cs");
            compilation = last is null ? compilation.AddSyntaxTrees(tree) : compilation.ReplaceSyntaxTree(last, tree);
            last = tree;
            driver = driver.RunGenerators(compilation);
            // The first file of all stays with the driver itself, whatever its generators are.
            if (i is 0 or >= Edits / 2)
                continue;

            early.Add(new(tree));
            early.Add(new(compilation));
        }

        return (driver, compilation, early);
    }
}
