namespace LlmAttributes.Contract;

internal enum AnswerKind
{
    Text,
    Boolean,
    Number,
    Enum,
    Response,
    Updates,
}
