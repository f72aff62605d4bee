namespace LlmAttributes.Contract;

/// <summary>What one method of a contract means.</summary>
internal sealed record CallModel
{
    /// <summary>The name, not escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The interface that an explicit implementation names; <see langword="null"/> for a public one.</summary>
    public required string? ExplicitInterface { get; init; }

    public required string ReturnType { get; init; }

    public required GenericsModel Generics { get; init; }

    /// <summary>The type parameters of the rendering method where they differ from the method's own.</summary>
    public GenericsModel? RenderGenerics { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The suffix of the call's fields, free of clashes.</summary>
    public required string FieldName { get; init; }

    /// <summary>The name of the method that renders the messages.</summary>
    public required string RenderName { get; init; }

    /// <summary>The name of the method that renders the messages with delimiters that it is given; empty where no parameter is untrusted.</summary>
    public string FencedName { get; init; } = "";

    /// <summary>The name of the method that renders the messages without their sensitive values; empty where there are none.</summary>
    public string ShowName { get; init; } = "";

    /// <summary>The name of the method that hashes what the messages are rendered from; empty where no answer is kept.</summary>
    public string KeyName { get; init; } = "";

    /// <summary>The name of the method that estimates the cost.</summary>
    public required string EstimateName { get; init; }

    /// <summary>The modifiers of the methods that render the messages and estimate the cost.</summary>
    public required string RenderModifiers { get; init; }

    /// <summary>The name of the method that explains the route; empty where there is none.</summary>
    public string ExplainName { get; init; } = "";

    /// <summary>The parameter that keeps calls together, escaped.</summary>
    public string? StickyKey { get; init; }

    /// <summary>The parameter that carries the kind of task, escaped.</summary>
    public string? TaskType { get; init; }

    public bool IsTaskNullable { get; init; }

    public required ResultModel? Result { get; init; }

    public required PromptModel? Prompt { get; init; }

    /// <summary>The methods that its models may call.</summary>
    public EquatableArray<ToolModel> Tools { get; init; }

    /// <summary>What the call remembers.</summary>
    public MemoryModel? Memory { get; init; }

    /// <summary>The retrievals of passages, in the order in which the places of the prompt count them.</summary>
    public EquatableArray<RetrieveModel> Retrievals { get; init; }

    /// <summary>Other prompts for shares of the calls.</summary>
    public EquatableArray<VariantModel> Variants { get; init; }

    /// <summary>Other prompts that members of the ensemble are asked with.</summary>
    public EquatableArray<VariantModel> MemberVariants { get; init; }

    public required PolicyModel Policy { get; init; }

    /// <summary>What answers when no model does, in the order of the attributes.</summary>
    public EquatableArray<LastResortModel> LastResorts { get; init; }

    /// <summary>Whether a prompt waits for files.</summary>
    public bool NeedsFiles
    {
        get
        {
            var needs = Prompt is { NeedsFiles: true };
            foreach (var variant in Variants)
                needs |= variant.Prompt.NeedsFiles;
            foreach (var variant in MemberVariants)
                needs |= variant.Prompt.NeedsFiles;
            return needs;
        }
    }

    /// <summary>The method that makes the call for many items, if there is one.</summary>
    public ManyModel? Many { get; init; }

    /// <summary>What the call is tried with, and what it should answer.</summary>
    public EquatableArray<CaseModel> Cases { get; init; }

    public bool IsUnsafe { get; init; }

    /// <summary>The call as it is made with a variant of its prompt.</summary>
    public CallModel With(VariantModel variant) => this with
    {
        FieldName = variant.FieldName,
        RenderName = variant.RenderName,
        FencedName = variant.FencedName,
        ShowName = variant.ShowName,
        KeyName = variant.KeyName,
        Prompt = variant.Prompt,
        Variants = default,
    };

    /// <summary>The call with the prompt of a member.</summary>
    public CallModel WithPromptOf(VariantModel member) => this with
    {
        RenderName = member.RenderName,
        FencedName = member.FencedName,
        ShowName = member.ShowName,
        KeyName = "",
        Prompt = member.Prompt,
    };

    /// <summary>Set when the method cannot be generated; the emitter then writes a throwing body.</summary>
    public Fault? Fault { get; init; }
}
