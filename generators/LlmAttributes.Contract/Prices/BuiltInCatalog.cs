using System.IO;

namespace LlmAttributes.Contract;

/// <summary>The catalog of models that comes with the library, for the rules. The generator never reads it.</summary>
internal sealed class BuiltInCatalog
{
    private const string Resource = "LlmAttributes.models.json";

    private static readonly Lazy<BuiltInCatalog> s_instance = new(Read);

    private readonly Dictionary<string, Dictionary<string, BuiltInModel>> _models = new(StringComparer.Ordinal);

    private BuiltInCatalog(JsonNode root)
    {
        Date = root.TextOf("date") ?? "";
        foreach (var model in root["models"]?.Items ?? [])
        {
            var provider = model.TextOf("provider")!;
            if (!_models.TryGetValue(provider, out var names))
                _models.Add(provider, names = new(StringComparer.OrdinalIgnoreCase));

            var known = new BuiltInModel(model.TextOf("id")!)
            {
                InputUsdPerMillionTokens = model.NumberOf("input"),
                OutputUsdPerMillionTokens = model.NumberOf("output"),
                ContextWindow = model.CountOf("window"),
                MaxOutputTokens = model.CountOf("maxOutput"),
                RetiresOn = model.TextOf("retires"),
                Successor = model.TextOf("successor"),
            };
            names[known.Id] = known;
            foreach (var alias in model["aliases"]?.Items ?? [])
            {
                if (alias.Text is { } name && !names.ContainsKey(name))
                    names.Add(name, known);
            }
        }
    }

    public static BuiltInCatalog Instance => s_instance.Value;

    /// <summary>The day of its newest fact, as <c>yyyy-MM-dd</c>, which sorts by time.</summary>
    public string Date { get; }

    /// <summary>Whether the catalog knows models of a provider.</summary>
    public bool Knows(string provider) => _models.ContainsKey(provider);

    /// <summary>Finds a model by its name or one of its other names; a date at the end of the name may differ.</summary>
    public BuiltInModel? Find(string? provider, string modelId)
    {
        if (provider is null || !_models.TryGetValue(provider == "azure.ai.openai" ? "openai" : provider, out var names))
            return null;
        if (names.TryGetValue(modelId, out var model))
            return model;

        var dash = DateAt(modelId);
        return dash > 0 && names.TryGetValue(modelId.Substring(0, dash), out var undated) ? undated : null;
    }

    public IEnumerable<string> NamesOf(string provider) => _models.TryGetValue(provider, out var names) ? names.Keys : [];

    private static int DateAt(string name)
    {
        var at = name.IndexOf("-20", StringComparison.Ordinal);
        for (var i = at + 1; at > 0 && i < name.Length; i++)
        {
            if (name[i] is not ((>= '0' and <= '9') or '-'))
                return -1;
        }

        return at;
    }

    private static BuiltInCatalog Read()
    {
        using var stream = typeof(BuiltInCatalog).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return new(JsonParser.Parse(reader.ReadToEnd())!);
    }
}
