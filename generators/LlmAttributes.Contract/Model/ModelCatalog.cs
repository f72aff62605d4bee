namespace LlmAttributes.Contract;

/// <summary>All models that an assembly can see, its own first.</summary>
internal sealed record ModelCatalog(EquatableArray<ModelFact> Models);
