namespace LlmAttributes.Contract;

/// <summary>How a parameter is made of text.</summary>
/// <param name="Kind">The form of the text.</param>
/// <param name="Type">The type that is read, without a nullable mark; empty where the form says it.</param>
/// <param name="IsOptional">Whether no text means no value.</param>
internal sealed record InputModel(ParameterInput Kind, string Type = "", bool IsOptional = false)
{
    public static readonly InputModel None = new(ParameterInput.None);

    public static readonly InputModel Left = new(ParameterInput.Left);

    public static readonly InputModel Text = new(ParameterInput.Text);

    /// <summary>The members of an enumeration.</summary>
    public EquatableArray<string> Choices { get; init; }
}
