namespace LlmAttributes;

/// <summary>What a word or phrase can say about the clarity of a query.</summary>
[Flags]
internal enum WordSigns : ulong
{
    None = 0,

    /// <summary>"it", "they".</summary>
    Pronoun = 1UL << 0,

    /// <summary>"he", "her".</summary>
    Person = 1UL << 1,

    /// <summary>"this", "those".</summary>
    Demonstrative = 1UL << 2,

    /// <summary>"between them", "the other one": what it refers to stands well before it, if at all.</summary>
    Backward = 1UL << 3,

    /// <summary>Names no thing.</summary>
    Empty = 1UL << 4,

    /// <summary>"some", "several".</summary>
    Vague = 1UL << 5,

    /// <summary>"the text", "code": what a query can work on.</summary>
    Text = 1UL << 6,

    /// <summary>"following", "attached".</summary>
    Pointer = 1UL << 7,

    /// <summary>"the".</summary>
    Article = 1UL << 8,

    /// <summary>"summarize", "fix": works on something given.</summary>
    Process = 1UL << 9,

    /// <summary>"give", "list": asks for something.</summary>
    Request = 1UL << 10,

    /// <summary>"explain".</summary>
    Explain = 1UL << 11,

    /// <summary>"extract", "compare": gives facts in some form.</summary>
    Facts = 1UL << 12,

    /// <summary>"write", "draft".</summary>
    Compose = 1UL << 13,

    /// <summary>"essay", "story": has a length to be told.</summary>
    Genre = 1UL << 14,

    /// <summary>"summarize".</summary>
    Summarize = 1UL << 15,

    /// <summary>"translate".</summary>
    Translate = 1UL << 16,

    /// <summary>"as JSON", "bullet points".</summary>
    Format = 1UL << 17,

    /// <summary>"in brief", "at most".</summary>
    Length = 1UL << 18,

    /// <summary>"beginner", "readers".</summary>
    Audience = 1UL << 19,

    /// <summary>"into French".</summary>
    Language = 1UL << 20,

    /// <summary>"who", "why".</summary>
    Question = 1UL << 21,

    /// <summary>"is", "do", "can" in front of a subject.</summary>
    Auxiliary = 1UL << 22,

    /// <summary>"to", "of".</summary>
    Preposition = 1UL << 23,

    /// <summary>"again", "safe": what may follow a pronoun, but not an article.</summary>
    Predicate = 1UL << 24,

    /// <summary>"short".</summary>
    Brief = 1UL << 25,

    /// <summary>"in detail".</summary>
    Detailed = 1UL << 26,

    /// <summary>"formal".</summary>
    Formal = 1UL << 27,

    /// <summary>"casual".</summary>
    Casual = 1UL << 28,

    /// <summary>"without", "not".</summary>
    Negation = 1UL << 29,

    /// <summary>"only", "must".</summary>
    Exclusive = 1UL << 30,

    /// <summary>"yes or no".</summary>
    YesOrNo = 1UL << 31,

    /// <summary>"reasons", "explain why".</summary>
    Reasons = 1UL << 32,

    /// <summary>"words".</summary>
    WordUnit = 1UL << 33,

    /// <summary>"sentences".</summary>
    SentenceUnit = 1UL << 34,

    /// <summary>"paragraphs", "lines", "items".</summary>
    OtherUnit = 1UL << 35,

    /// <summary>"in total", "exactly": the number before or behind it is meant as said.</summary>
    Exact = 1UL << 36,

    /// <summary>"and also".</summary>
    Addition = 1UL << 37,

    /// <summary>"to", "that" behind an expletive "it is possible".</summary>
    Clause = 1UL << 38,

    /// <summary>"take", "raining": verbs of an expletive "it".</summary>
    Expletive = 1UL << 39,

    /// <summary>"table".</summary>
    TableForm = 1UL << 40,

    /// <summary>"JSON".</summary>
    DataForm = 1UL << 41,

    /// <summary>"bullet points".</summary>
    ListForm = 1UL << 42,

    /// <summary>"and".</summary>
    And = 1UL << 43,

    /// <summary>"want", "need".</summary>
    Wish = 1UL << 44,
}
