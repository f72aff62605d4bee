namespace LlmAttributes;

/// <summary>What makes a query unclear.</summary>
public enum ClarityFault
{
    /// <summary>A pronoun, or a word such as "the same", stands for nothing that the query names.</summary>
    UnclearReference = 0,

    /// <summary>A number is asked for only as "some" or "several".</summary>
    VagueQuantity = 1,

    /// <summary>The query works on a text, a document or code that is not there.</summary>
    MissingObject = 2,

    /// <summary>The query asks several things at once.</summary>
    SeveralQuestions = 3,

    /// <summary>Facts are asked for, but not the form to give them in.</summary>
    MissingFormat = 4,

    /// <summary>A text is asked for, but not how long it should be.</summary>
    MissingLength = 5,

    /// <summary>An explanation is asked for, but not for whom.</summary>
    MissingAudience = 6,

    /// <summary>A translation is asked for, but not into which language.</summary>
    MissingLanguage = 7,

    /// <summary>Two demands exclude each other.</summary>
    Contradiction = 8,

    /// <summary>A sentence is hard to read: long, or of long words.</summary>
    HardToRead = 9,
}
