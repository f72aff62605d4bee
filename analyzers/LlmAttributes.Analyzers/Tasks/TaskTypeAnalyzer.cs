using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Shows what kind of task the constant part of a prompt asks for. An analyzer of its own, since one whose only rule is off is never run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.TaskOfPrompt);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!CompilationContext.IsLibraryVisible(start.Compilation))
                return;

            var shared = new CompilationContext(start.Compilation, start.Options);
            start.RegisterSymbolAction(symbol => Check(symbol, shared), SymbolKind.Method);
        });
    }

    private static void Check(SymbolAnalysisContext context, CompilationContext shared)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.ContainingType is not { TypeKind: TypeKind.Interface } type || !CallSymbols.IsCall(method)
            || PolicySet.Read(method)[PolicyKind.Prompt] is not { } prompt || shared.Index(context.CancellationToken).ContractOf(type) is null)
            return;

        var file = AttributeReader.Text(prompt, "File");
        var template = file is null ? AttributeReader.TextArgument(prompt, 0) : shared.Files(context.CancellationToken).Find(file)?.Text;
        if (template is null || ConstantPart(template) is not { } text || string.IsNullOrWhiteSpace(text))
            return;

        var found = TaskDetector.Detect(text.AsSpan());
        var anchor = file is null ? RuleAnchor.Positional(prompt, 0) : RuleAnchor.Named(prompt, "File");
        new RuleReporter(context.ReportDiagnostic, context.Compilation, method).Report(
            RuleCatalog.TaskOfPrompt, anchor, method.Name, found.Task, found.Confidence.ToString("0.00", CultureInfo.InvariantCulture), ReasonOf(found, text));
    }

    private static string ConstantPart(string template)
    {
        var text = new StringBuilder(template.Length);
        foreach (var part in TemplateParser.Parse(template))
        {
            if (part.IsLiteral)
                text.Append(part.Text);
        }

        return text.ToString();
    }

    private static string ReasonOf(TaskDetection found, string text)
    {
        foreach (var place in found.Evidence)
        {
            if (place.Task == found.Task)
                return $"'{text.Substring(place.Start, place.Length)}' says";
        }

        return "its wording as a whole says";
    }
}
