namespace LlmAttributes.Contract;

/// <summary>The messages of a call.</summary>
internal sealed record PromptModel
{
    /// <summary>The messages behind examples and history.</summary>
    public required EquatableArray<TurnModel> Turns { get; init; }

    public required TurnModel System { get; init; }

    public required EquatableArray<ExampleModel> Examples { get; init; }

    /// <summary>What the model is told about the form of its answer; the last paragraph of the system message.</summary>
    public required string? OutputFormat { get; init; }

    public required string Fingerprint { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>The parameter with the delimiters of untrusted values; <see langword="null"/> where no value needs any.</summary>
    public string? Fence { get; init; }

    /// <summary>What <see cref="Turns"/> have yet to be made of.</summary>
    public TemplateModel? UserTemplate { get; init; }

    /// <summary>What <see cref="System"/> has yet to be made of.</summary>
    public TemplateModel? SystemTemplate { get; init; }

    /// <summary>What the prompt is made of, where its files may be read again while the program runs.</summary>
    public ReloadModel? Reload { get; init; }

    /// <summary>The fragments that templates which wait for files may include.</summary>
    public EquatableArray<FragmentModel> Fragments { get; init; }

    /// <summary>Whether the system prompt stands on the method, where placeholders are allowed.</summary>
    public bool IsSystemOfCall { get; init; }

    /// <summary>Whether examples stand in a file that is not known yet.</summary>
    public bool WaitsForExamples
    {
        get
        {
            foreach (var example in Examples)
            {
                if (example.File is not null)
                    return true;
            }

            return false;
        }
    }

    public bool NeedsFiles => UserTemplate is not null || SystemTemplate is not null;
}
