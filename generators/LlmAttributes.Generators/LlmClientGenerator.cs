using LlmAttributes.Contract;
using LlmAttributes.Generators.Emit;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Writes a client for each contract, one registration file per namespace and the models of the assembly.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LlmClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var target = context.CompilationProvider.Select(TargetCapabilities.From).WithTrackingName(StepNames.Capabilities);
        var settings = context.AnalyzerConfigOptionsProvider.Select(GeneratorSettings.From).WithTrackingName(StepNames.Settings);
        var parsed = InterfaceStep.Read(context, MetadataNames.LlmClient, Parse);
        var contracts = parsed.Select(static (contract, _) => contract with { Shapes = ShapeSet.Empty }).WithTrackingName(StepNames.Contracts);

        RegisterClients(context, contracts, target, settings);
        RegisterRegistrations(context, contracts, settings);
        RegisterModels(context, contracts, target, settings);
        ShapeStep.Register(context, parsed.Select(static (contract, _) => contract.Shapes), target.Combine(settings));
    }

    private static ContractModel Parse(INamedTypeSymbol type, CancellationToken token) =>
        ContractParser.Parse(type, files: null, RuleReporter.None, token);

    private static void RegisterClients(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ContractModel> contracts,
        IncrementalValueProvider<TargetCapabilities> target,
        IncrementalValueProvider<GeneratorSettings> settings)
    {
        var open = contracts.Where(static contract => !contract.IsClosed);
        var clashes = InterfaceStep.FindClashes(open.Select(static (contract, _) => contract.HintName), HintNames.Models, HintNames.Registration);
        var setting = target.Combine(settings).Combine(clashes);

        // A contract that names no file never meets the files, so that an edit of one re-emits its users alone.
        var inline = open.Where(static contract => !PromptFileStep.NeedsFiles(contract));
        var resolved = PromptFileStep.Resolve(context, open, settings).WithTrackingName(StepNames.ResolvedContracts);
        context.RegisterSourceOutput(inline.Combine(setting), AddClient);
        context.RegisterSourceOutput(resolved.Combine(setting), AddClient);
    }

    private static void RegisterRegistrations(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ContractModel> contracts,
        IncrementalValueProvider<GeneratorSettings> settings)
    {
        var namespaces = contracts
            .Select(static (contract, _) => contract.Registration)
            .WithTrackingName(StepNames.Registrations)
            .Collect()
            .SelectMany(RegistrationFile.Group)
            .WithTrackingName(StepNames.Namespaces);
        context.RegisterSourceOutput(namespaces.Combine(settings), static (output, x) =>
        {
            if (x.Right.IsEnabled)
                output.AddSource(x.Left.HintName, RegistrationEmitter.Emit(x.Left));
        });
    }

    private static void RegisterModels(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ContractModel> contracts,
        IncrementalValueProvider<TargetCapabilities> target,
        IncrementalValueProvider<GeneratorSettings> settings)
    {
        var hasContracts = contracts.Select(static (_, _) => true).Collect().Select(static (all, _) => !all.IsEmpty);
        var catalog = CatalogStep.Read(context);
        context.RegisterSourceOutput(catalog.Combine(hasContracts).Combine(target).Combine(settings), static (output, x) =>
        {
            var (((models, isNeeded), capabilities), settings) = x;
            if (isNeeded && settings.IsEnabled)
                output.AddSource(HintNames.Models, ModelsEmitter.Emit(models, capabilities));
        });
    }

    private static void AddClient(
        SourceProductionContext output,
        (ContractModel Contract, ((TargetCapabilities Target, GeneratorSettings Settings) Project, EquatableArray<string> Clashes) Setting) input)
    {
        var (contract, ((target, settings), clashes)) = input;
        if (settings.IsEnabled)
            output.AddSource(HintNames.Number(contract.HintName, clashes), ClientEmitter.Emit(settings.HasCases ? contract : contract.WithoutCases(), target));
    }
}
