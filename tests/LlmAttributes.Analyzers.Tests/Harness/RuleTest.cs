using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests;

/// <summary>Runs all analyzers of the package on a source with markup.</summary>
internal sealed class RuleTest<TFix> : CSharpCodeFixTest<ContractAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using LlmAttributes;
        global using Microsoft.Extensions.AI;
        """;

    public RuleTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        foreach (var state in new[] { TestState, FixedState })
        {
            state.AdditionalReferences.AddRange(PlatformReferences.All);
        }

        // Both analyzers report rules of one catalogue.
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new ContractAnalyzer(), new MisplacedAttributeAnalyzer(), new PriceFileAnalyzer(), new CostFormatsAnalyzer(), new FakeAnalyzer(), new WorkflowAnalyzer()];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
}
