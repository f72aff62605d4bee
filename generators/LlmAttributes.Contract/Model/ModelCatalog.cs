namespace LlmAttributes.Contract;

/// <summary>All models that an assembly can see, its own first.</summary>
internal sealed record ModelCatalog(EquatableArray<ModelFact> Models)
{
    public ModelFact? Find(string key)
    {
        foreach (var model in Models)
        {
            if (model.Key == key)
                return model;
        }

        return null;
    }
}
