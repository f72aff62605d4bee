namespace LlmAttributes;

/// <summary>What kind of work a query asks for.</summary>
public enum TaskType
{
    /// <summary>None of the others can be told.</summary>
    General = 0,

    /// <summary>To answer a question, open or about a given text.</summary>
    QuestionAnswering = 1,

    /// <summary>To make a text shorter.</summary>
    Summarization = 2,

    /// <summary>To put a text into another language.</summary>
    Translation = 3,

    /// <summary>To write, change or explain program code.</summary>
    CodeGeneration = 4,

    /// <summary>To sort things into given classes.</summary>
    Classification = 5,

    /// <summary>To take facts out of a text.</summary>
    Extraction = 6,

    /// <summary>To write a text that is new.</summary>
    Creative = 7,

    /// <summary>To collect ideas or examples.</summary>
    Brainstorming = 8,
}
