using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What is known of the way a family of models counts, before anything was learned. The defaults are for a family of which nothing is known.</summary>
public sealed record TokenFamily
{
    /// <summary>Gets the family's own tokenizer, or the one that is nearest to it; <see langword="null"/> estimates from scripts and lengths of words.</summary>
    public CountText? Text { get; init; }

    /// <summary>Gets how many tokens the family makes where <see cref="Text"/>, or the estimate from scripts, makes one; the default is 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>
    /// Gets how far <see cref="Scale"/> may be off, as a standard deviation relative to what is usual for each script; the default is 1. 0 is not at all: <see cref="Text"/> is the
    /// family's own tokenizer, and a text alone is counted exactly.
    /// </summary>
    public double TextSpread { get; init; } = 1;

    /// <summary>Gets the tokens around every request; the default is 4.</summary>
    public double RequestTokens { get; init; } = 4;

    /// <summary>Gets how far <see cref="RequestTokens"/> may be off, as a standard deviation in tokens; 0 is not at all, the default is 16.</summary>
    public double RequestSpread { get; init; } = 16;

    /// <summary>Gets how far the reports for like requests scatter, as a standard deviation in tokens; the default is 2.</summary>
    public double Scatter { get; init; } = 2;

    /// <summary>
    /// Gets how many tokens a host may add that nobody knows of, which only <see cref="TokenCount.UpperBound"/> allows for, and the less the more reports show none. The default,
    /// 256, is what default system prompts and instructions for structured output take.
    /// </summary>
    public double HiddenTokens { get; init; } = 256;

    /// <summary>Gets the tokens around every message, its role included; the default is 4.</summary>
    public double MessageTokens { get; init; } = 4;

    /// <summary>Gets how far <see cref="MessageTokens"/> may be off, as a standard deviation in tokens; the default is 2.</summary>
    public double MessageSpread { get; init; } = 2;

    /// <summary>Gets the tokens around a system message where they differ from <see cref="MessageTokens"/>: some templates have a place for it that is always there.</summary>
    public int? SystemTokens { get; init; }

    /// <summary>Gets a value indicating whether earlier answers are sent without their thoughts, up to <c>&lt;/think&gt;</c>.</summary>
    public bool DropsThoughts { get; init; }

    /// <summary>Gets the tokens that the name of a message's author adds to the name itself; the default is 1.</summary>
    public int NameTokens { get; init; } = 1;

    /// <summary>Gets the tokens that tools add once, however many there are; the default is 16.</summary>
    public double ToolsTokens { get; init; } = 16;

    /// <summary>Gets how a tool is counted, or <see langword="null"/> to count its name, description and schema as text.</summary>
    public Func<AITool, double>? CountTool { get; init; }

    /// <summary>Gets how an attachment is counted; <see langword="null"/>, or a result of <see langword="null"/>, estimates from its kind and size.</summary>
    public Func<AIContent, TokenCount?>? CountContent { get; init; }

    /// <summary>Gets a value indicating whether a request of plain text is counted exactly.</summary>
    public bool IsExact { get; init; }
}
