namespace LlmAttributes;

/// <summary>The checks that the library brings. Each looks at one thing and says what it found.</summary>
[Flags]
public enum QualityChecks
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Where JSON is asked for: whether the answer is JSON, and has the properties that it must have.</summary>
    Format = 1,

    /// <summary>Whether there is an answer at all, and whether its length fits a request for a brief or a detailed one.</summary>
    Length = 1 << 1,

    /// <summary>Whether the answer declines to answer; in twelve languages.</summary>
    Refusal = 1 << 2,

    /// <summary>Whether the answer takes itself back: how many of its sentences hedge; in six languages.</summary>
    Hedging = 1 << 3,

    /// <summary>Whether the answer runs in circles: sentences, phrases, words or characters over and over.</summary>
    Repetition = 1 << 4,

    /// <summary>Whether the text can be read: broken encoding, control tokens of a chat template, noise inside words.</summary>
    Legibility = 1 << 5,

    /// <summary>Whether the answer is in the language that the request asks for, else in that of the request, as far as scripts and common words tell.</summary>
    Language = 1 << 6,

    /// <summary>Whether the answer repeats the request.</summary>
    Echo = 1 << 7,

    /// <summary>Whether the answer breaks off.</summary>
    Truncation = 1 << 8,

    /// <summary>Where a context is given: whether the words of the answer are supported by it.</summary>
    Groundedness = 1 << 9,

    /// <summary>Whether the answer keeps to the demands on length and count that are declared or can be read from the request.</summary>
    Demands = 1 << 10,

    /// <summary>Whether a blank of a template was left open, such as <c>[Your Name]</c>.</summary>
    Placeholders = 1 << 11,

    /// <summary>Whether the answer holds e-mail addresses, telephone numbers, numbers of cards, accounts or insurances, addresses of computers, or keys.</summary>
    PersonalData = 1 << 12,

    /// <summary>Whether the answer insults or threatens; English words and phrases.</summary>
    Toxicity = 1 << 13,

    /// <summary>All but <see cref="PersonalData"/> and <see cref="Toxicity"/>, which not every answer has to avoid.</summary>
    Default = Format | Length | Refusal | Hedging | Repetition | Legibility | Language | Echo | Truncation | Groundedness | Demands | Placeholders,

    /// <summary>All of them.</summary>
    All = Default | PersonalData | Toxicity,
}
