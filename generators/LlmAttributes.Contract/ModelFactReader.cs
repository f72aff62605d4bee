using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads the facts that one <c>[LlmModel]</c> and the tiers and qualities beside it state.</summary>
internal static class ModelFactReader
{
    /// <param name="attribute">The attribute.</param>
    /// <param name="key">The key of the model.</param>
    /// <param name="beside">All attributes of the symbol that it stands on.</param>
    /// <param name="isOnAssembly">Whether that is an assembly, where each attribute names its key.</param>
    public static ModelFact Read(AttributeData attribute, string key, ImmutableArray<AttributeData> beside, bool isOnAssembly) => new()
    {
        Key = key,
        Origin = "",
        Provider = AttributeReader.Text(attribute, "Provider"),
        ModelId = AttributeReader.Text(attribute, "ModelId"),
        InputUsdPerMillionTokens = AttributeReader.Money(attribute, "InputUsdPerMillionTokens"),
        OutputUsdPerMillionTokens = AttributeReader.Money(attribute, "OutputUsdPerMillionTokens"),
        CachedInputUsdPerMillionTokens = AttributeReader.Money(attribute, "CachedInputUsdPerMillionTokens"),
        CacheWriteUsdPerMillionTokens = AttributeReader.Money(attribute, "CacheWriteUsdPerMillionTokens"),
        ReasoningUsdPerMillionTokens = AttributeReader.Money(attribute, "ReasoningUsdPerMillionTokens"),
        AudioInputUsdPerMillionTokens = AttributeReader.Money(attribute, "AudioInputUsdPerMillionTokens"),
        AudioOutputUsdPerMillionTokens = AttributeReader.Money(attribute, "AudioOutputUsdPerMillionTokens"),
        BatchInputUsdPerMillionTokens = AttributeReader.Money(attribute, "BatchInputUsdPerMillionTokens"),
        BatchOutputUsdPerMillionTokens = AttributeReader.Money(attribute, "BatchOutputUsdPerMillionTokens"),
        PriceTiers = ReadTiers(beside, isOnAssembly ? key : null),
        ContextWindow = Known(AttributeReader.Integer(attribute, "ContextWindow")),
        MaxOutputTokens = Known(AttributeReader.Integer(attribute, "MaxOutputTokens")),
        Capabilities = AttributeReader.EnumNumber(attribute, "Capabilities"),
        Quality = AttributeReader.Number(attribute, "Quality"),
        TaskQuality = ReadQualities(beside, isOnAssembly ? key : null),
        TokensPerSecond = AttributeReader.Number(attribute, "TokensPerSecond"),
        LatencySeconds = AttributeReader.Number(attribute, "LatencySeconds"),
        Region = AttributeReader.Text(attribute, "Region"),
        DataPolicy = AttributeReader.Text(attribute, "DataPolicy"),
        Tags = AttributeReader.Texts(attribute, "Tags"),
        DeprecatedOn = DateModel.Parse(AttributeReader.Text(attribute, "DeprecatedOn")),
        RetiresOn = DateModel.Parse(AttributeReader.Text(attribute, "RetiresOn")),
        Successor = AttributeReader.Text(attribute, "Successor"),
        RequestsPerMinute = Known(AttributeReader.Integer(attribute, "RequestsPerMinute")),
        TokensPerMinute = Known(AttributeReader.Integer(attribute, "TokensPerMinute")),
        MaxConcurrency = Known(AttributeReader.Integer(attribute, "MaxConcurrency")),
    };

    private static EquatableArray<PriceTierModel> ReadTiers(ImmutableArray<AttributeData> attributes, string? key)
    {
        List<PriceTierModel>? tiers = null;
        foreach (var attribute in attributes)
        {
            if (!IsBeside(attribute, MetadataNames.LlmModelTierAttribute, key, out var first)
                || attribute.ConstructorArguments.Length <= first || attribute.ConstructorArguments[first] is not { Kind: TypedConstantKind.Primitive, Value: int above })
                continue;

            (tiers ??= new()).Add(new(above)
            {
                InputUsdPerMillionTokens = AttributeReader.Money(attribute, "InputUsdPerMillionTokens"),
                OutputUsdPerMillionTokens = AttributeReader.Money(attribute, "OutputUsdPerMillionTokens"),
                CachedInputUsdPerMillionTokens = AttributeReader.Money(attribute, "CachedInputUsdPerMillionTokens"),
                CacheWriteUsdPerMillionTokens = AttributeReader.Money(attribute, "CacheWriteUsdPerMillionTokens"),
            });
        }

        if (tiers is null)
            return default;
        tiers.Sort(static (a, b) => a.AboveInputTokens.CompareTo(b.AboveInputTokens));
        return tiers.ToEquatableArray();
    }

    private static EquatableArray<TaskQualityModel> ReadQualities(ImmutableArray<AttributeData> attributes, string? key)
    {
        List<TaskQualityModel>? qualities = null;
        foreach (var attribute in attributes)
        {
            if (IsBeside(attribute, MetadataNames.LlmModelQualityAttribute, key, out var first)
                && AttributeReader.TextArgument(attribute, first) is { } type
                && attribute.ConstructorArguments.Length > first + 1 && attribute.ConstructorArguments[first + 1] is { Kind: TypedConstantKind.Primitive, Value: double quality })
                (qualities ??= new()).Add(new(type, quality));
        }

        return qualities?.ToEquatableArray() ?? default;
    }

    private static bool IsBeside(AttributeData attribute, string name, string? key, out int first)
    {
        first = key is null ? 0 : 1;
        return attribute.AttributeClass is { } type && type.Name == name && Declarations.IsOurs(type)
            && (key is null || AttributeReader.TextArgument(attribute, 0) == key);
    }

    private static int? Known(int? value) => value == 0 ? null : value;
}
