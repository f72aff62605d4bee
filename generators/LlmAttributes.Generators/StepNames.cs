namespace LlmAttributes.Generators;

/// <summary>The names under which tests find the steps of the pipelines.</summary>
internal static class StepNames
{
    public const string Contracts = nameof(Contracts);
    public const string Shapes = nameof(Shapes);
    public const string Roots = nameof(Roots);
    public const string Partials = nameof(Partials);
    public const string Written = nameof(Written);
    public const string Voters = nameof(Voters);
    public const string PromptFiles = nameof(PromptFiles);
    public const string ResolvedContracts = nameof(ResolvedContracts);
    public const string SourceModels = nameof(SourceModels);
    public const string ReferencedModels = nameof(ReferencedModels);
    public const string PriceFiles = nameof(PriceFiles);
    public const string Catalog = nameof(Catalog);
    public const string Capabilities = nameof(Capabilities);
    public const string Settings = nameof(Settings);
    public const string Registrations = nameof(Registrations);
    public const string Namespaces = nameof(Namespaces);
    public const string Decorators = nameof(Decorators);
    public const string Fakes = nameof(Fakes);
    public const string Clashes = nameof(Clashes);
}
