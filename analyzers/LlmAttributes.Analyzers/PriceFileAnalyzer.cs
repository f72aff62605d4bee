using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Finds price files that cannot be read or are old.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PriceFileAnalyzer : DiagnosticAnalyzer
{
    private const int DaysUntilOld = 90;
    private const string DateKey = "build_metadata.AdditionalFiles.LlmAttributesDate";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.InvalidPriceFile, RuleCatalog.StalePriceFile);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Check);
    }

    private static void Check(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider;
        if (!PriceFile.Matches(file, options) || file.GetText(context.CancellationToken) is not { } text)
            return;

        var place = Location.Create(file.Path, new TextSpan(0, 0), new LinePositionSpan(LinePosition.Zero, LinePosition.Zero));
        var name = System.IO.Path.GetFileName(file.Path);
        if (PriceFile.Read(text.ToString()) is null)
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.InvalidPriceFile, place, name));
        else if (DateOf(file.Path, options.GetOptions(file)) is { } date && IsOld(date, BuiltInCatalog.Instance.Date))
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.StalePriceFile, place, name, date, BuiltInCatalog.Instance.Date));
    }

    // The lists themselves carry no date, and the time at which a file was written is that of the last checkout.
    private static string? DateOf(string path, AnalyzerConfigOptions options) =>
        options.TryGetValue(DateKey, out var date) && date.Length > 0 ? date : Regex.Match(path, "20[0-9]{2}-[0-9]{2}-[0-9]{2}") is { Success: true } found ? found.Value : null;

    private static bool IsOld(string date, string today) => Day(date) is { } day && Day(today) is { } now && (now - day).TotalDays > DaysUntilOld;

    private static DateTime? Day(string date) =>
        DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
